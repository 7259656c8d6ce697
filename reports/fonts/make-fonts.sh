#!/bin/sh
# Makes the faces that the PDF embeds besides the Latin one: Noto Sans SC (OFL 1.1), Regular cut to GBK, Bold cut to GB2312,
# what Regular has beyond GBK (rare Hanzi, symbols), and Noto Emoji (OFL 1.1) for what neither has.
# TrueType outlines without layout tables: subsets of them are a quarter of the size of CFF ones, and nothing here shapes.
# Needs npm, python3 and pyftsubset (Debian: fonttools). The same inputs give the same bytes.
set -eu

chinese=@expo-google-fonts/noto-sans-sc@0.4.3
emoji=@expo-google-fonts/noto-emoji@0.4.7
target=$(cd "$(dirname "$0")/../src/main/resources/dev/manyi/reports/fonts" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

unpack() { # package, folder
  mkdir "$2"
  npm pack --silent "$1" >/dev/null
  tar xzf ./*.tgz -C "$2" --strip-components=1
  rm ./*.tgz
}
unpack "$chinese" chinese
unpack "$emoji" emoji

python3 - <<'PYTHON'
from fontTools.ttLib import TTFont

def characters(encoding):
    for code in range(0x20, 0xFFFF):
        if 0xD800 <= code < 0xF900:  # surrogates and private use
            continue
        try:
            chr(code).encode(encoding)
        except UnicodeEncodeError:
            continue
        yield code

def write(name, codes):
    with open(name + ".txt", "w") as out:
        out.write("\n".join("U+%04X" % code for code in sorted(codes)))

gbk = set(characters("gbk"))
regular = set(TTFont("chinese/400Regular/NotoSansSC_400Regular.ttf").getBestCmap())
pictures = set(TTFont("emoji/400Regular/NotoEmoji_400Regular.ttf").getBestCmap())
write("gbk", gbk)
write("gb2312", characters("gb2312"))
write("rare", (code for code in regular - gbk if code >= 0x20))
write("emoji", (code for code in pictures - regular if 0x2000 < code < 0xE0000))
PYTHON

cut() { # face, characters, output
  SOURCE_DATE_EPOCH=0 pyftsubset "$1.ttf" --unicodes-file="$2.txt" --output-file="$target/$3" \
    --no-hinting --layout-features= --drop-tables+=GSUB,GPOS,STAT,vhea,vmtx
}
cut chinese/400Regular/NotoSansSC_400Regular gbk NotoSansSC-Regular.ttf
cut chinese/700Bold/NotoSansSC_700Bold gb2312 NotoSansSC-Bold.ttf
cut chinese/400Regular/NotoSansSC_400Regular rare NotoSansSC-Rare.ttf
cut emoji/400Regular/NotoEmoji_400Regular emoji NotoEmoji-Regular.ttf
cp chinese/LICENSE_FONT "$target/OFL.txt"
cp emoji/LICENSE_FONT "$target/OFL-NotoEmoji.txt"
