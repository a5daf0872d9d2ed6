package pdf

import (
	"math"

	layer "github.com/ledongthuc/pdf"
)

// A colourSpace is as much of a colour space as telling colours apart needs.
type colourSpace struct {
	n       int  // components
	vague   bool // toRGB is a guess
	toRGB   func(c []float64) uint32
	initial uint32
}

var (
	deviceGray = &colourSpace{n: 1, toRGB: func(c []float64) uint32 { return rgb(c[0], c[0], c[0]) }}
	deviceRGB  = &colourSpace{n: 3, toRGB: func(c []float64) uint32 { return rgb(c[0], c[1], c[2]) }}
	deviceCMYK = &colourSpace{n: 4, toRGB: func(c []float64) uint32 {
		return rgb((1-c[0])*(1-c[3]), (1-c[1])*(1-c[3]), (1-c[2])*(1-c[3]))
	}}
)

func rgb(r, g, b float64) uint32 {
	part := func(x float64) uint32 {
		if !(x > 0) {
			return 0
		}
		return uint32(math.Round(min(x, 1) * 255))
	}
	return part(r)<<16 | part(g)<<8 | part(b)
}

// colour runs a colour operator; other operators are passed over.
func (p *program) colour(op []byte) {
	gs := &p.in.gs
	switch string(op) {
	case "sh": // paints all of the clip
		p.in.painted(area{gs.clip, 0, true}, false, ByBox)
	case "g":
		gs.fillSpace, gs.fill, gs.vagueFill = deviceGray, p.mix(deviceGray), false
	case "G":
		gs.strkSpace, gs.stroke = deviceGray, p.mix(deviceGray)
	case "rg":
		gs.fillSpace, gs.fill, gs.vagueFill = deviceRGB, p.mix(deviceRGB), false
	case "RG":
		gs.strkSpace, gs.stroke = deviceRGB, p.mix(deviceRGB)
	case "k":
		gs.fillSpace, gs.fill, gs.vagueFill = deviceCMYK, p.mix(deviceCMYK), false
	case "K":
		gs.strkSpace, gs.stroke = deviceCMYK, p.mix(deviceCMYK)
	case "cs":
		gs.fillSpace = p.space(p.name(0, 1))
		gs.fill, gs.vagueFill = gs.fillSpace.initial, gs.fillSpace.vague
	case "CS":
		gs.strkSpace = p.space(p.name(0, 1))
		gs.stroke = gs.strkSpace.initial
	case "sc", "scn":
		gs.fill = p.mix(gs.fillSpace)
		gs.vagueFill = gs.fillSpace.vague || p.n > 0 && p.args[p.n-1].kind == tokName
	case "SC", "SCN":
		gs.stroke = p.mix(gs.strkSpace)
	}
}

// mix returns the colour that the operands name. A pattern counts as grey.
func (p *program) mix(s *colourSpace) uint32 {
	if p.n > 0 && p.args[p.n-1].kind == tokName {
		return 0x808080
	}
	if p.n < s.n {
		return 0
	}
	var c [32]float64
	for i := range s.n {
		c[i] = p.num(i, s.n)
	}
	return s.toRGB(c[:s.n])
}

func (p *program) space(name string) *colourSpace {
	switch name {
	case "DeviceGray", "G", "CalGray":
		return deviceGray
	case "DeviceRGB", "RGB", "CalRGB":
		return deviceRGB
	case "DeviceCMYK", "CMYK":
		return deviceCMYK
	}
	s, ok := p.res.space[name]
	if !ok {
		s = colourSpaceOf(p.res.get("ColorSpace", name), 0)
		p.res.space[name] = s
	}
	return s
}

func colourSpaceOf(v value, depth int) *colourSpace {
	n := v.Name()
	if v.Kind() == layer.Array {
		n = v.Index(0).Name()
	}
	if depth > 4 {
		return deviceGray
	}
	switch n {
	case "DeviceRGB", "CalRGB":
		return deviceRGB
	case "DeviceCMYK":
		return deviceCMYK
	case "ICCBased":
		switch v.Index(1).Key("N").Int64() {
		case 3:
			return deviceRGB
		case 4:
			return deviceCMYK
		}
	case "Lab":
		return &colourSpace{n: 3, vague: true, toRGB: func(c []float64) uint32 { l := c[0] / 100; return rgb(l, l, l) }}
	case "Indexed":
		// Which colour an index is does not matter; that it is not black does.
		return &colourSpace{n: 1, vague: true, toRGB: func([]float64) uint32 { return 0x808080 }}
	case "Separation", "DeviceN":
		return tintSpace(v, depth)
	case "Pattern":
		return &colourSpace{n: 1, vague: true, toRGB: func([]float64) uint32 { return 0x808080 }, initial: 0x808080}
	}
	return deviceGray
}

// tintSpace reads Separation and DeviceN. Tints are exact where the transform is
// an exponential function; else more ink is darker.
func tintSpace(v value, depth int) *colourSpace {
	n := 1
	if v.Index(0).Name() == "DeviceN" {
		n = v.Index(1).Len()
	}
	if n < 1 || n > 32 {
		return deviceGray
	}
	fn := v.Index(3)
	alt := colourSpaceOf(v.Index(2), depth+1)
	c0, c1 := floats(fn.Key("C0")), floats(fn.Key("C1"))
	power := fn.Key("N").Float64()
	if n == 1 && fn.Key("FunctionType").Int64() == 2 && len(c1) == alt.n && (len(c0) == len(c1) || len(c0) == 0) {
		if len(c0) == 0 {
			c0 = make([]float64, len(c1))
		}
		at := func(t float64) uint32 {
			mixed := make([]float64, len(c1))
			for i := range mixed {
				mixed[i] = c0[i] + math.Pow(t, power)*(c1[i]-c0[i])
			}
			return alt.toRGB(mixed)
		}
		return &colourSpace{n: 1, toRGB: func(c []float64) uint32 { return at(c[0]) }, initial: at(1)}
	}
	return &colourSpace{n: n, vague: true, toRGB: func(c []float64) uint32 {
		ink := 0.0
		for _, t := range c {
			ink = max(ink, t)
		}
		return rgb(1-ink, 1-ink, 1-ink)
	}}
}
