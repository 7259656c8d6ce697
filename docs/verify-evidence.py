"""Verifies the chain of evidence by hand, with nothing of Manyi: reads its rows as CSV and names the first broken one.

  psql "$DATABASE_URL" -c "SET timezone = 'UTC'" -c "\\copy (SELECT seq, to_char(at, 'YYYY-MM-DD\\"T\\"HH24:MI:SS.US\\"Z\\"'),
    actor, action, subject, address, details, previous, hash FROM manyi.evidence ORDER BY seq) TO STDOUT CSV" \\
    | python3 verify-evidence.py [ROW:HASH from a report]
"""

import csv, hashlib, io, json, sys

known = dict(head.split(":") for head in sys.argv[1:])
due, last = 1, "0" * 64


def broken(reason):
    sys.exit(f"Evidence broken at row {due}: {reason}")


csv.field_size_limit(2**31 - 1)
for line in csv.reader(io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", newline="")):
    if len(line) != 9:  # what psql says about SET
        continue
    row = dict(zip(["seq", "at", "actor", "action", "subject", "address", "details", "previous", "hash"], line))
    written = row.pop("hash")
    row["seq"], row["details"] = int(row["seq"]), json.loads(row["details"])
    text = json.dumps(row, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    if row["seq"] != due:
        broken(f"the next one is {row['seq']}")
    if hashlib.sha256(text.encode()).hexdigest() != written:
        broken("its content is not what its hash was made of")
    if row["previous"] != last:
        broken("it does not follow from the row before it")
    if known.pop(str(due), written) != written:
        broken("it is another one than the one on the report")
    due, last = due + 1, written
if known:
    broken("it and all that followed are missing")
print(f"Evidence whole: {due - 1} rows, head {due - 1}:{last}")
