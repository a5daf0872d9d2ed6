package office_test

import (
	"context"
	"fmt"
	"os"

	"github.com/townclerk/townclerk/internal/office"
)

func ExampleRead() {
	f, err := os.Open("../../extract/testdata/docx/word2007/source.docx")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		fmt.Println(err)
		return
	}
	doc, err := office.Read(context.Background(), f, info.Size(), office.Limits{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, b := range doc.Body {
		if b.Kind == office.Heading {
			fmt.Println(b.Level, b.Runs[0].Text)
		}
	}
	// Output:
	// 1 Council Tax Support: changes from April 2026
	// 1 1. What is changing
	// 2 1.1 Income bands for 2026 to 2027
	// 2 1.2 Who is protected
	// 1 2. What you must do
	// 2 2.1 How to make an application
	// 1 3. If you are in difficulty
	// 1 4. If you disagree with our decision
	// 1 5. Your information
	// 1 6. How to contact us
}
