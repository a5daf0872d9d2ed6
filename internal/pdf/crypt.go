package pdf

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rc4"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/binary"
	"fmt"
)

// A method is how strings or streams are encrypted.
type method uint8

const (
	methodNone   method = iota
	methodRC4           // V 1, 2 and crypt filter V2
	methodAES           // crypt filter AESV2
	methodAES256        // crypt filter AESV3
)

// A crypt is an opened standard security handler (ISO 32000-2, 7.6).
type crypt struct {
	key          []byte // of the file
	strings      method
	streams      method
	metadataOpen bool // the metadata stream is not encrypted
}

// A cipherKey decrypts the strings or the stream of one object.
type cipherKey struct {
	key    []byte
	method method
}

// object returns the key for the object num, gen, or nil if it is in the clear.
// Algorithm 1.
func (c *crypt) object(m method, num uint32, gen uint16) *cipherKey {
	switch m {
	case methodNone:
		return nil
	case methodAES256:
		return &cipherKey{c.key, m}
	}
	b := append(bytes.Clone(c.key), byte(num), byte(num>>8), byte(num>>16), byte(gen), byte(gen>>8))
	if m == methodAES {
		b = append(b, "sAlT"...)
	}
	sum := md5.Sum(b)
	return &cipherKey{sum[:min(len(c.key)+5, 16)], m}
}

// decrypt returns b in the clear. It never fails: what has a wrong length is
// decrypted as far as it goes.
func (k *cipherKey) decrypt(b []byte) []byte {
	if k.method == methodRC4 {
		c, err := rc4.NewCipher(k.key)
		if err != nil {
			return nil
		}
		out := make([]byte, len(b))
		c.XORKeyStream(out, b)
		return out
	}
	if len(b) < 2*aes.BlockSize {
		return nil
	}
	block, err := aes.NewCipher(k.key)
	if err != nil {
		return nil
	}
	iv, b := b[:aes.BlockSize], b[aes.BlockSize:]
	out := make([]byte, len(b)/aes.BlockSize*aes.BlockSize)
	cipher.NewCBCDecrypter(block, iv).CryptBlocks(out, b[:len(out)])
	if pad := int(out[len(out)-1]); pad >= 1 && pad <= aes.BlockSize {
		out = out[:len(out)-pad]
	}
	return out
}

// openCrypt tries the empty password and then the given one, each as user's and
// as owner's.
func openCrypt(d dict, id []byte, password string) (*crypt, error) {
	if f, _ := d.get("Filter").(name); f != "Standard" {
		return nil, fmt.Errorf("%w: security handler %.20q", ErrEncrypted, string(f))
	}
	h := newHandler(d, id)
	c := &crypt{metadataOpen: !h.encryptMetadata}
	switch h.version {
	case 1, 2, 3:
		c.strings, c.streams = methodRC4, methodRC4
	case 4, 5:
		var err error
		if c.streams, err = h.filter(d, "StmF"); err != nil {
			return nil, err
		}
		if c.strings, err = h.filter(d, "StrF"); err != nil {
			return nil, err
		}
	default:
		return nil, fmt.Errorf("%w: version %d", ErrEncrypted, h.version)
	}
	if h.revision < 2 || h.revision > 6 {
		return nil, fmt.Errorf("%w: revision %d", ErrEncrypted, h.revision)
	}
	if c.strings == methodNone && c.streams == methodNone {
		return c, nil // only attachments are locked
	}
	for _, pw := range [][]byte{nil, []byte(password), latin1(password)} {
		if c.key = h.open(pw); c.key != nil {
			return c, nil
		}
	}
	return nil, ErrPassword
}

// latin1 returns s in the encoding that files before PDF 2.0 use for passwords.
func latin1(s string) []byte {
	var b []byte
	for _, r := range s {
		if r > 255 {
			return []byte(s)
		}
		b = append(b, byte(r))
	}
	return b
}

// A handler holds the entries of an encryption dictionary.
type handler struct {
	version, revision int64
	length            int // of the key, in bytes
	o, u, oe, ue      []byte
	p                 uint32
	id                []byte
	encryptMetadata   bool
}

func newHandler(d dict, id []byte) *handler {
	h := &handler{id: id, encryptMetadata: true}
	h.version, _ = integer(d.get("V"))
	h.revision, _ = integer(d.get("R"))
	if v, ok := d.get("EncryptMetadata").(bool); ok {
		h.encryptMetadata = v
	}
	str := func(key name, n int) []byte {
		s, _ := d.get(key).(text)
		b := []byte(s)
		if len(b) > n {
			b = b[:n] // some writers pad with zeros
		}
		return b
	}
	n := 32
	if h.revision >= 5 {
		n = 48
	}
	h.o, h.u, h.oe, h.ue = str("O", n), str("U", n), str("OE", 32), str("UE", 32)
	p, _ := integer(d.get("P"))
	h.p = uint32(p)
	bits, _ := integer(d.get("Length"))
	if bits > 0 && bits < 40 { // given in bytes
		bits *= 8
	}
	h.length = int(bits / 8)
	if h.version == 1 || h.length < 5 {
		h.length = 5
	}
	if h.version == 4 { // AES-128 and V2 filters; Length is often wrong here
		h.length = 16
		if cf, ok := d.get("CF").(dict); ok {
			if std, ok := cf.get("StdCF").(dict); ok {
				if m, _ := std.get("CFM").(name); m == "V2" && bits >= 40 && bits < 128 {
					h.length = int(bits / 8)
				}
			}
		}
	}
	h.length = min(h.length, 16)
	return h
}

// filter returns the method of a crypt filter.
func (h *handler) filter(d dict, key name) (method, error) {
	which, ok := d.get(key).(name)
	if !ok || which == "Identity" {
		return methodNone, nil
	}
	cf, _ := d.get("CF").(dict)
	f, _ := cf.get(which).(dict)
	switch m, _ := f.get("CFM").(name); m {
	case "V2":
		return methodRC4, nil
	case "AESV2":
		return methodAES, nil
	case "AESV3":
		return methodAES256, nil
	case "None", "":
		return methodNone, nil
	default:
		return 0, fmt.Errorf("%w: crypt filter %.20q", ErrEncrypted, string(m))
	}
}

// open returns the file key if pw is the user's or the owner's password.
func (h *handler) open(pw []byte) []byte {
	if h.revision >= 5 {
		return h.open256(pw)
	}
	if key := h.userKey(pw); key != nil {
		return key
	}
	return h.userKey(h.userFromOwner(pw))
}

var padding = []byte("\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08" +
	"\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A")

func pad(pw []byte) []byte {
	return append(append([]byte{}, pw...), padding...)[:32]
}

// userKey is algorithm 2, checked by algorithms 4 to 6.
func (h *handler) userKey(pw []byte) []byte {
	b := append(pad(pw), h.o...)
	b = binary.LittleEndian.AppendUint32(b, h.p)
	b = append(b, h.id...)
	if h.revision >= 4 && !h.encryptMetadata {
		b = append(b, 0xFF, 0xFF, 0xFF, 0xFF)
	}
	sum := md5.Sum(b)
	if h.revision == 2 {
		key := bytes.Clone(sum[:h.length])
		if len(h.u) == 32 && bytes.Equal(rc4Once(key, padding), h.u) {
			return key
		}
		return nil
	}
	for range 50 {
		sum = md5.Sum(sum[:h.length])
	}
	key := bytes.Clone(sum[:h.length])
	check := md5.Sum(append(bytes.Clone(padding), h.id...))
	u := rc4Once(key, check[:])
	for i := 1; i <= 19; i++ {
		u = rc4Once(xorKey(key, byte(i)), u)
	}
	if len(h.u) >= 16 && bytes.Equal(u, h.u[:16]) {
		return key
	}
	return nil
}

// userFromOwner is algorithm 7: the user's password out of the owner's.
func (h *handler) userFromOwner(pw []byte) []byte {
	sum := md5.Sum(pad(pw))
	if h.revision == 2 {
		return rc4Once(sum[:h.length], h.o)
	}
	for range 50 {
		sum = md5.Sum(sum[:])
	}
	u := h.o
	for i := 19; i >= 0; i-- {
		u = rc4Once(xorKey(sum[:h.length], byte(i)), u)
	}
	return u
}

func rc4Once(key, b []byte) []byte {
	c, err := rc4.NewCipher(key)
	if err != nil {
		return nil
	}
	out := make([]byte, len(b))
	c.XORKeyStream(out, b)
	return out
}

func xorKey(key []byte, x byte) []byte {
	out := make([]byte, len(key))
	for i, k := range key {
		out[i] = k ^ x
	}
	return out
}

// open256 is algorithm 2.A.
func (h *handler) open256(pw []byte) []byte {
	if len(h.u) < 48 || len(h.o) < 48 || len(h.ue) < 32 || len(h.oe) < 32 {
		return nil
	}
	if len(pw) > 127 {
		pw = pw[:127]
	}
	var wrapped, mid []byte
	switch {
	case bytes.Equal(h.hash(pw, h.u[32:40], nil), h.u[:32]):
		wrapped, mid = h.ue, h.hash(pw, h.u[40:48], nil)
	case bytes.Equal(h.hash(pw, h.o[32:40], h.u), h.o[:32]):
		wrapped, mid = h.oe, h.hash(pw, h.o[40:48], h.u)
	default:
		return nil
	}
	block, err := aes.NewCipher(mid)
	if err != nil {
		return nil
	}
	key := make([]byte, 32)
	cipher.NewCBCDecrypter(block, make([]byte, aes.BlockSize)).CryptBlocks(key, wrapped[:32])
	return key
}

// hash is algorithm 2.B; revision 5 stops after its first step.
func (h *handler) hash(pw, salt, user []byte) []byte {
	first := sha256.Sum256(bytes.Join([][]byte{pw, salt, user}, nil))
	k := first[:]
	if h.revision == 5 {
		return k
	}
	for i := 0; ; i++ {
		k1 := bytes.Repeat(bytes.Join([][]byte{pw, k, user}, nil), 64)
		block, err := aes.NewCipher(k[:16])
		if err != nil {
			return nil
		}
		cipher.NewCBCEncrypter(block, k[16:32]).CryptBlocks(k1, k1)
		sum := 0
		for _, b := range k1[:16] {
			sum += int(b)
		}
		switch sum % 3 {
		case 0:
			s := sha256.Sum256(k1)
			k = s[:]
		case 1:
			s := sha512.Sum384(k1)
			k = s[:]
		default:
			s := sha512.Sum512(k1)
			k = s[:]
		}
		if i >= 63 && int(k1[len(k1)-1]) <= i-31 {
			return k[:32]
		}
	}
}
