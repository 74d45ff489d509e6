package pdf

import (
	"encoding/binary"
)

// header is what the writer needs of a font's own tables.
type header struct {
	unitsPerEm             int
	xMin, yMin, xMax, yMax int
	ascent, descent        int
	metrics                int // how many glyphs have a width of their own
	long                   bool
	glyphs                 int
}

func readHeader(tables map[string][]byte) header {
	u16 := func(table string, at int) int { return int(binary.BigEndian.Uint16(tables[table][at:])) }
	i16 := func(table string, at int) int { return int(int16(u16(table, at))) }
	return header{
		unitsPerEm: u16("head", 18), xMin: i16("head", 36), yMin: i16("head", 38), xMax: i16("head", 40), yMax: i16("head", 42),
		long: u16("head", 50) == 1, ascent: i16("hhea", 4), descent: i16("hhea", 6), metrics: u16("hhea", 34), glyphs: u16("maxp", 4),
	}
}

// outline gives the description of a glyph in table glyf; empty for one that draws nothing.
func (f *face) outline(id uint16) []byte {
	at := func(n int) int {
		if f.head.long {
			return int(binary.BigEndian.Uint32(f.tables["loca"][4*n:]))
		}
		return 2 * int(binary.BigEndian.Uint16(f.tables["loca"][2*n:]))
	}
	if int(id) >= f.head.glyphs {
		return nil
	}
	return f.tables["glyf"][at(int(id)):at(int(id)+1)]
}

// metric gives a glyph's advance and its left side bearing.
func (f *face) metric(id uint16) (advance, bearing uint16) {
	n, hmtx := int(id), f.tables["hmtx"]
	if n < f.head.metrics {
		return binary.BigEndian.Uint16(hmtx[4*n:]), binary.BigEndian.Uint16(hmtx[4*n+2:])
	}
	last := f.head.metrics - 1
	return binary.BigEndian.Uint16(hmtx[4*last:]), binary.BigEndian.Uint16(hmtx[4*f.head.metrics+2*(n-f.head.metrics):])
}

// width is a glyph's advance in thousandths of the size.
func (f *face) width(id uint16) int {
	advance, _ := f.metric(id)
	return int(advance) * 1000 / f.head.unitsPerEm
}

// subset makes a TrueType font of some glyphs, which get the numbers 1, 2, 3 in the order of want; 0 is the box.
// A glyph may be wanted twice. Those that others are composed of follow after them.
func (f *face) subset(want []uint16) []byte {
	ids := append([]uint16{0}, want...)
	placed := map[uint16]uint16{} // of components only
	var glyf, loca, hmtx []byte
	for n := 0; n < len(ids); n++ {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		advance, bearing := f.metric(ids[n])
		hmtx = binary.BigEndian.AppendUint16(binary.BigEndian.AppendUint16(hmtx, advance), bearing)
		drawn := append([]byte(nil), f.outline(ids[n])...)
		for _, at := range components(drawn) {
			part := binary.BigEndian.Uint16(drawn[at:])
			if _, ok := placed[part]; !ok {
				placed[part] = uint16(len(ids))
				ids = append(ids, part)
			}
			binary.BigEndian.PutUint16(drawn[at:], placed[part])
		}
		glyf = append(glyf, drawn...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))

	head := append([]byte(nil), f.tables["head"]...)
	binary.BigEndian.PutUint32(head[8:], 0)
	binary.BigEndian.PutUint16(head[50:], 1) // loca has four bytes each
	hhea := append([]byte(nil), f.tables["hhea"]...)
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(ids)))
	maxp := append([]byte(nil), f.tables["maxp"]...)
	binary.BigEndian.PutUint16(maxp[4:], uint16(len(ids)))

	tables := []struct {
		tag  string
		body []byte
	}{{"glyf", glyf}, {"head", head}, {"hhea", hhea}, {"hmtx", hmtx}, {"loca", loca}, {"maxp", maxp}}
	out := []byte{0, 1, 0, 0, 0, byte(len(tables)), 0, 64, 0, 2, 0, 32}
	at := 12 + 16*len(tables)
	for _, t := range tables {
		out = append(out, t.tag...)
		out = binary.BigEndian.AppendUint32(out, checksum(t.body))
		out = binary.BigEndian.AppendUint32(out, uint32(at))
		out = binary.BigEndian.AppendUint32(out, uint32(len(t.body)))
		at += (len(t.body) + 3) / 4 * 4
	}
	headAt := 0
	for _, t := range tables {
		if t.tag == "head" {
			headAt = len(out)
		}
		out = append(out, t.body...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	binary.BigEndian.PutUint32(out[headAt+8:], 0xB1B0AFBA-checksum(out))
	return out
}

// components gives where in a composite glyph the numbers of its parts stand.
func components(drawn []byte) []int {
	if len(drawn) < 10 || int16(binary.BigEndian.Uint16(drawn)) >= 0 {
		return nil
	}
	const words, scale, more, twoScales, matrix = 1 << 0, 1 << 3, 1 << 5, 1 << 6, 1 << 7
	var at []int
	for p := 10; ; {
		flags := binary.BigEndian.Uint16(drawn[p:])
		at = append(at, p+2)
		p += 6
		if flags&words != 0 {
			p += 2
		}
		switch {
		case flags&scale != 0:
			p += 2
		case flags&twoScales != 0:
			p += 4
		case flags&matrix != 0:
			p += 8
		}
		if flags&more == 0 {
			return at
		}
	}
}

func checksum(b []byte) (sum uint32) {
	for len(b) >= 4 {
		sum += binary.BigEndian.Uint32(b)
		b = b[4:]
	}
	if len(b) > 0 {
		var last [4]byte
		copy(last[:], b)
		sum += binary.BigEndian.Uint32(last[:])
	}
	return sum
}
