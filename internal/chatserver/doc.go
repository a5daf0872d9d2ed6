// Package chatserver is a local server that speaks the chat protocol of OpenAI,
// for tests: the model behind it is a Go function, and it can go wrong in all the
// ways in which servers do.
//
//	s := chatserver.New(t, chatserver.Copy)
//	s.Break(chatserver.Some(20, 1))
//	model, err := openai.New(openai.WithBaseURL(s.URL), openai.WithToken("none"))
//
// A [Model] answers a [Chat]. [Copy] is honest, [Obedient] does whatever the
// document asks it to. [Server.Seen] is everything that came over the wire.
package chatserver
