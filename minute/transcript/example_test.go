package transcript_test

import (
	"context"
	"fmt"
	"log"
	"os"
	"strings"

	"github.com/townclerk/townclerk/minute/transcript"
)

func Example() {
	captions := "WEBVTT\n\n00:00:01.000 --> 00:00:03.000\n<v Cllr Ann Roe>Item one, apologies.</v>\n"
	t, err := new(transcript.Reader).Read(context.Background(), strings.NewReader(captions))
	if err != nil {
		log.Fatal(err)
	}
	for _, turn := range t.Turns {
		fmt.Println(turn.Start(), turn.Speaker, "-", turn.Text())
	}
	// Output: 1s Cllr Ann Roe - Item one, apologies.
}

func ExampleReader_warnings() {
	captions := "WEBVTT\n\n00:00:05.000 --> 00:00:02.000\n<v Ann Roe>Too early.</v>\n"
	r := transcript.Reader{Name: "meeting.vtt"}
	t, err := r.Read(context.Background(), strings.NewReader(captions))
	if err != nil {
		log.Fatal(err)
	}
	for _, w := range t.Warnings {
		fmt.Printf("%s:%d: %s\n", t.Name, w.Line, w.Message)
	}
	// Output: meeting.vtt:3: the caption ends before it starts; its end was not used
}

func ExamplePrinter_WebVTT() {
	t, err := new(transcript.Reader).Read(context.Background(), strings.NewReader("Ann Roe: Hello.\nBo Lin: Hello.\nAnn Roe: Shall we start?\n"))
	if err != nil {
		log.Fatal(err)
	}
	t.Turns = t.Turns[2:]
	if err := new(transcript.Printer).WebVTT(os.Stdout, t); err != nil {
		log.Fatal(err)
	}
	// Output:
	// WEBVTT
	//
	// 00:00:00.000 --> 00:00:00.000
	// <v Ann Roe>Shall we start?
}
