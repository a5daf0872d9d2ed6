package pdf

import "bytes"

// streamKey returns the key for a stream's bytes, or nil where they are clear.
func (s *source) streamKey(d dict, num uint32, gen uint16) *cipherKey {
	switch t, _ := d.get("Type").(name); {
	case t == "XRef", t == "Metadata" && s.crypt.metadataOpen:
		return nil
	}
	filters, ok := d.get("Filter").(array)
	if !ok {
		filters = array{d.get("Filter")}
	}
	if len(filters) > 0 && filters[0] == name("Crypt") {
		parms, ok := d.get("DecodeParms").(dict)
		if a, isArray := d.get("DecodeParms").(array); isArray && len(a) > 0 {
			parms, ok = a[0].(dict)
		}
		if n, named := parms.get("Name").(name); !ok || !named || n == "Identity" {
			return nil
		}
	}
	return s.crypt.object(s.crypt.streams, num, gen)
}

// streamBytes returns the bytes of the stream whose keyword ends at start. A
// length that is missing or wrong is repaired by looking for the end.
func (s *source) streamBytes(d dict, start int) (raw []byte, end int) {
	b := s.data
	for start < len(b) && (b[start] == ' ' || b[start] == '\t') {
		start++
	}
	if start < len(b) && b[start] == '\r' {
		start++
	}
	if start < len(b) && b[start] == '\n' {
		start++
	}
	start = min(start, len(b))
	if n, ok := integer(s.resolve(d.get("Length"))); ok && n >= 0 && n <= int64(len(b)-start) {
		end := start + int(n)
		i := end
		for i < len(b) && i < end+4 && class[b[i]] == space {
			i++
		}
		if bytes.HasPrefix(b[i:], []byte("endstream")) {
			return b[start:end], i + len("endstream")
		}
	}
	s.warn("stream-length", "a stream's length was wrong and has been found by search")
	rest := b[start:]
	n := bytes.Index(rest, []byte("endstream"))
	skip := len("endstream")
	if n < 0 {
		n, skip = bytes.Index(rest, []byte("endobj")), 0
	}
	if n < 0 {
		n, skip = len(rest), 0
	}
	end = start + n + skip
	raw = rest[:n]
	if len(raw) > 0 && raw[len(raw)-1] == '\n' {
		raw = raw[:len(raw)-1]
	}
	if len(raw) > 0 && raw[len(raw)-1] == '\r' {
		raw = raw[:len(raw)-1]
	}
	return raw, end
}

// bytesOf returns the stream's bytes, decrypted but not decoded.
func (st *stream) bytesOf() []byte {
	if st.crypt == nil {
		return st.raw
	}
	return st.crypt.decrypt(st.raw)
}

// filters returns the stream's filter chain.
func (s *source) filters(d dict) []filterSpec {
	f := s.resolve(firstOf(d, "Filter", "F"))
	parms := s.resolve(firstOf(d, "DecodeParms", "DP"))
	var chain []filterSpec
	add := func(f, p any) {
		n, ok := s.resolve(f).(name)
		if !ok {
			return
		}
		spec := filterSpec{name: string(n), colors: 1, bits: 8, columns: 1}
		if pd, ok := s.resolve(p).(dict); ok {
			num := func(key name, to *int) {
				if v, ok := integer(s.resolve(pd.get(key))); ok && v >= 0 {
					*to = int(min(v, 1<<26)) // more is no less wrong
				}
			}
			num("Predictor", &spec.predictor)
			num("Colors", &spec.colors)
			num("BitsPerComponent", &spec.bits)
			num("Columns", &spec.columns)
			early := 1
			num("EarlyChange", &early)
			spec.lateChange = early == 0
		}
		chain = append(chain, spec)
	}
	switch f := f.(type) {
	case name:
		if a, ok := parms.(array); ok && len(a) > 0 {
			parms = a[0]
		}
		add(f, parms)
	case array:
		pa, _ := parms.(array)
		for i := range f {
			if i >= 16 {
				break
			}
			var p any
			if i < len(pa) {
				p = pa[i]
			} else if len(f) == 1 {
				p = parms
			}
			add(f[i], p)
		}
	}
	return chain
}

func firstOf(d dict, keys ...name) any {
	for _, k := range keys {
		if v := d.get(k); v != nil {
			return v
		}
	}
	return nil
}

// decoded returns a structural stream's content, bounded by the file's budget.
func (s *source) decoded(st *stream) []byte {
	b, err := decode(st.bytesOf(), s.filters(st.dict), &s.budget)
	if err != nil {
		s.warn("stream-damaged", "a stream of the file's structure is damaged: %v", err)
	}
	return b
}
