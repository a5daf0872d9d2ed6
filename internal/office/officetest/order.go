package officetest

import "strings"

// order has for each element the children that it may have, in the order of the
// schema. "*" stands before those that may come in any order and more than once, to
// the end. It names what Townclerk writes and its neighbours, not the whole standard:
// another element is a finding.
var order = map[string]string{
	"w:document":  "w:background w:body",
	"w:body":      "* w:p w:tbl w:sectPr",
	"w:ftr":       "* w:p w:tbl",
	"w:hdr":       "* w:p w:tbl",
	"w:p":         "w:pPr * w:r w:hyperlink w:bookmarkStart w:bookmarkEnd w:fldSimple w:commentRangeStart w:commentRangeEnd",
	"w:comments":  "* w:comment",
	"w:comment":   "* w:p w:tbl",
	"w:hyperlink": "* w:r w:bookmarkStart w:bookmarkEnd",
	"w:fldSimple": "* w:r",
	"w:r":         "w:rPr * w:t w:br w:tab w:drawing w:noBreakHyphen w:commentReference w:annotationRef",
	"w:pPr": "w:pStyle w:keepNext w:keepLines w:pageBreakBefore w:framePr w:widowControl w:numPr w:suppressLineNumbers w:pBdr w:shd w:tabs " +
		"w:suppressAutoHyphens w:kinsoku w:wordWrap w:overflowPunct w:topLinePunct w:autoSpaceDE w:autoSpaceDN w:bidi w:adjustRightInd w:snapToGrid " +
		"w:spacing w:ind w:contextualSpacing w:mirrorIndents w:suppressOverlap w:jc w:textDirection w:textAlignment w:textboxTightWrap w:outlineLvl " +
		"w:divId w:cnfStyle w:rPr w:sectPr w:pPrChange",
	"w:rPr": "w:rStyle w:rFonts w:b w:bCs w:i w:iCs w:caps w:smallCaps w:strike w:dstrike w:outline w:shadow w:emboss w:imprint w:noProof w:snapToGrid " +
		"w:vanish w:webHidden w:color w:spacing w:w w:kern w:position w:sz w:szCs w:highlight w:u w:effect w:bdr w:shd w:fitText w:vertAlign w:rtl w:cs w:em w:lang",
	"w:numPr":      "w:ilvl w:numId",
	"w:pBdr":       "w:top w:left w:bottom w:right w:between w:bar",
	"w:tabs":       "* w:tab",
	"w:tbl":        "w:tblPr w:tblGrid * w:tr",
	"w:tblPr":      "w:tblStyle w:tblpPr w:tblOverlap w:bidiVisual w:tblStyleRowBandSize w:tblStyleColBandSize w:tblW w:jc w:tblCellSpacing w:tblInd w:tblBorders w:shd w:tblLayout w:tblCellMar w:tblLook w:tblCaption w:tblDescription",
	"w:tblBorders": "w:top w:left w:bottom w:right w:insideH w:insideV",
	"w:tblCellMar": "w:top w:left w:bottom w:right",
	"w:tblGrid":    "* w:gridCol",
	"w:tr":         "w:tblPrEx w:trPr * w:tc",
	"w:trPr":       "* w:cnfStyle w:cantSplit w:trHeight w:tblHeader w:jc w:hidden",
	"w:tc":         "w:tcPr * w:p w:tbl",
	"w:tcPr":       "w:cnfStyle w:tcW w:gridSpan w:hMerge w:vMerge w:tcBorders w:shd w:noWrap w:tcMar w:textDirection w:tcFitText w:vAlign w:hideMark",
	"w:tcBorders":  "w:top w:left w:bottom w:right w:insideH w:insideV w:tl2br w:tr2bl",
	"w:tcMar":      "w:top w:left w:bottom w:right",
	"w:sectPr":     "w:headerReference w:footerReference w:footnotePr w:endnotePr w:type w:pgSz w:pgMar w:paperSrc w:pgBorders w:lnNumType w:pgNumType w:cols w:formProt w:vAlign w:noEndnote w:titlePg w:textDirection w:bidi w:rtlGutter w:docGrid",

	"w:styles":      "w:docDefaults w:latentStyles * w:style",
	"w:docDefaults": "w:rPrDefault w:pPrDefault",
	"w:rPrDefault":  "w:rPr",
	"w:pPrDefault":  "w:pPr",
	"w:style":       "w:name w:aliases w:basedOn w:next w:link w:autoRedefine w:hidden w:uiPriority w:semiHidden w:unhideWhenUsed w:qFormat w:locked w:rsid w:pPr w:rPr w:tblPr w:trPr w:tcPr w:tblStylePr",

	"w:numbering":   "* w:abstractNum w:num",
	"w:abstractNum": "w:nsid w:multiLevelType w:tmpl w:name w:styleLink w:numStyleLink * w:lvl",
	"w:num":         "w:abstractNumId * w:lvlOverride",
	"w:lvl":         "w:start w:numFmt w:lvlRestart w:pStyle w:isLgl w:suff w:lvlText w:lvlPicBulletId w:legacy w:lvlJc w:pPr w:rPr",

	"w:settings": "w:writeProtection w:view w:zoom w:removePersonalInformation w:mirrorMargins w:defaultTabStop w:autoHyphenation w:consecutiveHyphenLimit w:hyphenationZone w:doNotHyphenateCaps w:compat w:docVars w:rsids w:themeFontLang w:clrSchemeMapping w:decimalSymbol w:listSeparator",
	"w:compat":   "* w:compatSetting",

	"w:drawing":            "* wp:inline wp:anchor",
	"wp:inline":            "wp:extent wp:effectExtent wp:docPr wp:cNvGraphicFramePr a:graphic",
	"wp:docPr":             "a:hlinkClick a:hlinkHover a:extLst",
	"wp:cNvGraphicFramePr": "a:graphicFrameLocks a:extLst",
	"a:extLst":             "* a:ext",
	"a:graphic":            "a:graphicData",
	"a:graphicData":        "* pic:pic",
	"pic:pic":              "pic:nvPicPr pic:blipFill pic:spPr",
	"pic:nvPicPr":          "pic:cNvPr pic:cNvPicPr",
	"pic:blipFill":         "a:blip a:srcRect a:stretch",
	"a:stretch":            "a:fillRect",
	"pic:spPr":             "a:xfrm a:prstGeom a:ln",
	"a:xfrm":               "a:off a:ext",
	"a:prstGeom":           "a:avLst",
}

// prefixes are short names of the namespaces.
var prefixes = map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":           "w",
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships":    "r",
	"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
	"http://schemas.openxmlformats.org/drawingml/2006/main":                  "a",
	"http://schemas.openxmlformats.org/drawingml/2006/picture":               "pic",
	"http://schemas.microsoft.com/office/drawing/2017/decorative":            "adec",
}

// checkOrder reports children that stand in another order than the schema has, and
// those that it does not have.
func checkOrder(n *node, report func(string, ...any)) {
	allowed, ok := order[n.name]
	if !ok {
		// Elements of one value have no children.
		if len(n.kids) > 0 && n.name != "a:ext" {
			report("<%s> has <%s> in it", n.name, n.kids[0].name)
		}
		return
	}
	sequence, free, _ := strings.Cut(allowed, "*")
	if !strings.Contains(allowed, "*") {
		sequence, free = allowed, ""
	}
	names := strings.Fields(sequence)
	any := " " + free + " "
	last := -1
	for _, kid := range n.kids {
		at := index(names, kid.name)
		switch {
		case strings.Contains(any, " "+kid.name+" "):
			last = len(names)
		case at < 0:
			report("<%s> may not stand in <%s>", kid.name, n.name)
		case at < last:
			report("<%s> stands too late in <%s>", kid.name, n.name)
		case at == last && kid.name != "w:headerReference" && kid.name != "w:footerReference":
			report("<%s> stands twice in <%s>", kid.name, n.name)
		default:
			last = at
		}
		checkOrder(kid, report)
	}
}

func index(names []string, name string) int {
	for i, n := range names {
		if n == name {
			return i
		}
	}
	return -1
}
