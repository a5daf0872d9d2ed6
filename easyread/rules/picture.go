package rules

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/townclerk/townclerk/extract"
)

// pictureRules are the rules on pictures.
func pictureRules() []Rule {
	return []Rule{
		{
			ID: "I01", Name: "A picture for each idea", Guidelines: []string{"DH", "PIF"},
			Doc: "In Easy Read, finds rows without a picture, and documents without any. A person has to choose one, or decide that none helps.",
			Needs: func(d *Document) string {
				if d.EasyRead && d.Plain {
					return "which pictures it has"
				}
				return needsEasyRead(d)
			},
			Check: checkSlots,
		},
		{
			ID: "I03", Name: "One picture, one or two sentences", Guidelines: []string{"People First"},
			Doc: "In Easy Read, finds rows of more than four sentences beside one picture. Lists count as one.",
			Needs: func(d *Document) string {
				switch {
				case !d.EasyRead:
					return easyOnly
				case slices.ContainsFunc(d.Parts, func(p Part) bool { return p.Row != "" }):
					return ""
				}
				return "which text stands beside which picture"
			},
			Check: checkRows,
		},
		{
			ID: "I05", Name: "One picture, one meaning", Guidelines: []string{"Inclusion Europe", "UNICEF"},
			Doc:   "Finds a picture that has two descriptions, and in Easy Read a picture that is shown twice in a row.",
			Check: checkRepeats,
		},
		{
			ID: "I06", Name: "Pictures are described", Guidelines: []string{"WCAG 2.2"},
			Doc:   "Finds pictures without a description, and descriptions that a program wrote or that name a file.",
			Check: checkAlt,
		},
	}
}

func checkSlots(in *Input) []Finding {
	var findings []Finding
	if !in.EasyRead {
		return nil
	}
	const few = 10 // sentences of a text that may do without
	if len(in.Images) == 0 && !in.Plain && len(in.Sentences) >= few {
		return []Finding{{Severity: Review, Message: "No pictures were found. Easy Read has one beside each idea."}}
	}
	for _, img := range in.Images {
		if img.ID == "" {
			findings = append(findings, Finding{
				Severity: Review,
				Message:  "There is no picture beside this text. Choose one if it helps.",
				At:       extract.Ref{Block: img.At},
			})
		}
	}
	return findings
}

func checkRows(in *Input) []Finding {
	const most = 4
	if !in.EasyRead {
		return nil
	}
	var findings []Finding
	row, n := "", 0
	for i := range in.Sentences {
		s := &in.Sentences[i]
		if s.Part.Row != row || row == "" {
			row, n = s.Part.Row, 0
		}
		if s.Part.Kind != Text || row == "" {
			continue
		}
		if n++; n == most+1 {
			findings = append(findings, Finding{Message: fmt.Sprintf("More than %d sentences stand beside one picture. Make two rows.", most), At: s.all()})
		}
	}
	return findings
}

func checkRepeats(in *Input) []Finding {
	var findings []Finding
	alts := make(map[string]string)
	last := ""
	for _, img := range in.Images {
		if img.ID == "" {
			last = ""
			continue
		}
		if alt, ok := alts[img.ID]; ok && alt != img.Alt {
			findings = append(findings, Finding{
				Severity: Error,
				Message:  fmt.Sprintf("The picture %q has two descriptions. Give it one.", img.ID),
				At:       extract.Ref{Block: img.At},
			})
		} else if in.EasyRead && img.ID == last {
			findings = append(findings, Finding{
				Message: fmt.Sprintf("The picture %q is shown twice in a row. Choose another, or leave one out.", img.ID),
				At:      extract.Ref{Block: img.At},
			})
		}
		alts[img.ID] = img.Alt
		last = img.ID
	}
	return findings
}

// machineAlt are descriptions that describe nothing.
var machineAlt = regexp.MustCompile(`(?i)automatically generated|^(?:image|picture|graphic|photo|img|untitled)\s*\d*$|\.(?:png|jpe?g|gif|svg|emf|wmf|tiff?)$`)

func checkAlt(in *Input) []Finding {
	var findings []Finding
	for _, img := range in.Images {
		if img.ID == "" && in.EasyRead {
			continue // a slot
		}
		alt := strings.TrimSpace(img.Alt)
		switch {
		case alt == "":
			findings = append(findings, Finding{Severity: Error, Message: "The picture has no description. Say what it shows.", At: extract.Ref{Block: img.At}})
		case machineAlt.MatchString(alt):
			findings = append(findings, Finding{Severity: Error, Message: fmt.Sprintf("%s does not describe the picture. Say what it shows.", clip(alt)), At: extract.Ref{Block: img.At}})
		}
	}
	return findings
}
