"""How a county is reached, in words: an edit here shows on map, board, sheet, API and exports.

Classes and order are in :mod:`geo.vocabulary`; the page gets these words with its models.
"""

from __future__ import annotations

from geo.vocabulary import Reach, Text

# As a heading, for each way; and in the columns of the board.
LABELS = {
    Reach.NAMED: Text("条款点名", "Named in the clause"),
    Reach.SITE: Text("点位在本县", "A site stands here"),
    Reach.PART: Text("涉及县域局部", "Part of it lies here"),
    Reach.LIST: Text("列入条款所指名单", "On a list the clause refers to"),
    Reach.PREFECTURE: Text("经所在市州", "Through its prefecture"),
    Reach.REGION: Text("经所在区域", "Through a region"),
    Reach.PROVINCE: Text("全省性举措", "Province-wide"),
}
PREFECTURE_OF_ZONE = Text("经其中的市州", "Through a prefecture of it")

# How many there are of each, in a sentence about a county: “It is reached by …”.
COUNTED = {
    Reach.SITE: Text("{n} 项有点位在此", "{n} with a site here"),
    Reach.PART: Text("{n} 项涉及局部", "{n} covering part of it"),
    Reach.LIST: Text("{n} 项经名单", "{n} through lists"),
    Reach.PREFECTURE: Text("{n} 项经所在市州", "{n} through its prefecture"),
    Reach.REGION: Text("{n} 项经所在区域", "{n} through a region"),
}

# In a sentence about one county and one {place}, in the prefecture {via};
# :mod:`geo.explanation` says which of them holds.
NAMED = Text("条款点名此地", "The clause names it")
SITE = Text("{place}：在此地", "{place}: it stands here")
LINE = Text("{place}：经过此地", "{place}: part of it runs through here")
PART = Text("{place}：有一部分在此地", "{place}: part of it lies here")
LIST = Text("列入名单：{place}", "On the list: {place}")
PROVINCE = Text("全省性举措，不点名任何县", "Province-wide: it names no county")
REGION = Text("{place}：此地在其中", "{place}: this place lies in it")
SOMEWHERE_IN_PREFECTURE = Text(
    "{place}：在{via}境内，具体位置未能确定",
    "{place}: in {via}; just where was not established",
)
NAMED_PREFECTURE = Text(
    "条款点名{place}，此地属之", "The clause names {place}; this place is in it"
)
WHOLE_PREFECTURE = Text("{place}：{via}全域，此地在内", "{place}: all of {via}, this place too")
