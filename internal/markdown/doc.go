// Package markdown reads and writes CommonMark with the tables and footnotes
// of GitHub's dialect. [Parse] turns a text into a tree of [Node] values, through
// goldmark's syntax tree; [Format] turns a tree into a text that parses to the
// same tree, whatever the text in it says. No goldmark type leaves this package.
package markdown
