#!/bin/sh
# Makes the two Chinese faces that the PDF embeds: Noto Sans SC (OFL 1.1), Regular cut to GBK, Bold cut to GB2312.
# TrueType outlines without layout tables: subsets of them are a quarter of the size of CFF ones, and nothing here shapes.
# Needs npm, python3 and pyftsubset (Debian: fonttools). The same inputs give the same bytes.
set -eu

package=@expo-google-fonts/noto-sans-sc@0.4.3
target=$(cd "$(dirname "$0")/../src/main/resources/dev/manyi/reports/fonts" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm pack --silent "$package" >/dev/null
tar xzf ./*.tgz

python3 - <<'PYTHON'
def characters(encoding):
    for code in range(0x20, 0xFFFF):
        if 0xD800 <= code < 0xF900:  # surrogates and private use
            continue
        try:
            chr(code).encode(encoding)
        except UnicodeEncodeError:
            continue
        yield code

for encoding in ("gbk", "gb2312"):
    with open(encoding + ".txt", "w") as out:
        out.write("\n".join("U+%04X" % code for code in characters(encoding)))
PYTHON

cut() { # face, characters, output
  SOURCE_DATE_EPOCH=0 pyftsubset "package/$1.ttf" --unicodes-file="$2.txt" --output-file="$target/$3" \
    --no-hinting --layout-features= --drop-tables+=GSUB,GPOS,STAT,vhea,vmtx
}
cut 400Regular/NotoSansSC_400Regular gbk NotoSansSC-Regular.ttf
cut 700Bold/NotoSansSC_700Bold gb2312 NotoSansSC-Bold.ttf
cp package/LICENSE_FONT "$target/OFL.txt"
