-- What facts are about. On Citus these are reference tables: small, and present on every node.
-- `mapped = false` marks a code that a fact named before anybody described it.

CREATE TABLE region (
  code   text PRIMARY KEY CHECK (code <> ''),
  name   text NOT NULL,
  mapped boolean NOT NULL DEFAULT false
);

CREATE TABLE store (
  code      text PRIMARY KEY CHECK (code <> ''),
  name      text NOT NULL,
  region    text,
  city      text,
  latitude  double precision,
  longitude double precision,
  radius    double precision,            -- metres around the position that still count as "in the store"
  mapped    boolean NOT NULL DEFAULT false
);

CREATE TABLE employee (
  code   text PRIMARY KEY CHECK (code <> ''),
  name   text NOT NULL,
  store  text,
  post   text CHECK (post IN ('technical', 'reception')),
  mapped boolean NOT NULL DEFAULT false
);

-- Three levels by parent: business > group > problem type.
CREATE TABLE category (
  code   text PRIMARY KEY CHECK (code <> ''),
  name   text NOT NULL,
  parent text,
  mapped boolean NOT NULL DEFAULT false
);

-- `code` is a keyed hash: the identifier that a source sends is personal data and is not stored.
CREATE TABLE customer (
  code   text PRIMARY KEY CHECK (code <> ''),
  tier   text CHECK (tier IN ('new', 'normal', 'vip', 'strategic')),
  mapped boolean NOT NULL DEFAULT false
);

CREATE TABLE channel (
  code    text PRIMARY KEY CHECK (code <> ''),
  name    text NOT NULL,
  name_en text,
  mapped  boolean NOT NULL DEFAULT false
);

CREATE TABLE touchpoint (
  code    text PRIMARY KEY CHECK (code <> ''),
  name    text NOT NULL,
  name_en text,
  mapped  boolean NOT NULL DEFAULT false
);

CREATE TABLE survey (
  code   text PRIMARY KEY CHECK (code <> ''),
  name   text NOT NULL,
  mapped boolean NOT NULL DEFAULT false
);

-- The rated sides of a service: `rating_<code>` is a KPI.
CREATE TABLE rating_dimension (
  code    text PRIMARY KEY CHECK (code <> ''),
  name    text NOT NULL,
  name_en text,
  mapped  boolean NOT NULL DEFAULT false
);

INSERT INTO channel (code, name, name_en, mapped) VALUES
  ('phone', '电话', 'Phone', true),
  ('online_chat', '在线客服', 'Online chat', true),
  ('app', 'App', 'App', true),
  ('mini_program', '小程序', 'Mini program', true),
  ('email', '邮件', 'E-mail', true),
  ('in_store', '门店', 'In store', true),
  ('social', '社交媒体', 'Social media', true),
  ('self_service', '自助服务', 'Self-service', true);

INSERT INTO touchpoint (code, name, name_en, mapped) VALUES
  ('receipt', '购物小票', 'Receipt', true),
  ('e_invoice', '电子发票', 'E-invoice', true),
  ('service_receipt', '服务单', 'Service receipt', true),
  ('app', 'App', 'App', true),
  ('kiosk', '自助终端', 'Kiosk', true),
  ('sms', '短信', 'SMS', true),
  ('callback', '电话回访', 'Call-back', true);

INSERT INTO rating_dimension (code, name, name_en, mapped) VALUES
  ('attitude', '服务态度', 'Attitude', true),
  ('expertise', '专业知识', 'Expertise', true),
  ('clarity', '沟通清晰', 'Clarity', true),
  ('follow_up', '主动跟进', 'Follow-up', true),
  ('environment', '服务环境', 'Environment', true),
  ('value', '服务价值', 'Value', true);
