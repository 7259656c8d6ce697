-- Admin and admin would be taken for one another, in lists and in the evidence.
CREATE UNIQUE INDEX person_name ON person (lower(username));
