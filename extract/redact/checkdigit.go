package redact

import "strings"

const wrongCheck = "the check digit does not agree"

// labelled makes a check that keeps what its label names, with a doubt: a number
// that is called an NHS number and is mistyped still points to one person.
func labelled(check func(string) (bool, string)) func(string) (bool, string) {
	return func(s string) (bool, string) {
		if ok, doubt := check(s); ok {
			return true, doubt
		}
		return true, wrongCheck
	}
}

// nhsNumber checks the tenth digit: the first nine weighted 10 to 2, the sum's
// remainder by 11 taken from 11, with 11 as 0; 10 is never issued.
func nhsNumber(s string) (bool, string) {
	d := digitsOf(s)
	sum := 0
	for i, x := range d[:9] {
		sum += x * (10 - i)
	}
	check := (11 - sum%11) % 11
	return check != 10 && check == d[9], ""
}

// pupilNumber checks the letter in front: the digits weighted 2 to 13, and the
// sum's remainder by 23 counts through the alphabet without I, O and S. A
// temporary number has a letter at its end, which counts as its place there.
func pupilNumber(s string) (bool, string) {
	const alphabet = "ABCDEFGHJKLMNPQRTUVWXYZ"
	sum := 0
	for i := 1; i < len(s); i++ {
		v := strings.IndexByte(alphabet, s[i])
		if s[i] >= '0' && s[i] <= '9' {
			v = int(s[i] - '0')
		}
		sum += v * (i + 1)
	}
	return alphabet[sum%23] == s[0], ""
}

// driverNumber checks the date of birth within a driver number: decade, month
// (plus 50 for one sex), day, year.
func driverNumber(s string) (bool, string) {
	s = strings.ReplaceAll(s, " ", "")
	month := int(s[6]-'0')*10 + int(s[7]-'0')
	day := int(s[8]-'0')*10 + int(s[9]-'0')
	month %= 50
	return month >= 1 && month <= 12 && day >= 1 && day <= 31, ""
}

// luhn checks the last digit of a card's number.
func luhn(s string) (bool, string) {
	d := digitsOf(s)
	sum := 0
	for i, x := range d {
		if (len(d)-i)%2 == 0 {
			if x *= 2; x > 9 {
				x -= 9
			}
		}
		sum += x
	}
	return sum%10 == 0 && sum > 0, ""
}

// iban checks a British account number: country and check digits go to the end,
// letters count from 10, and the remainder by 97 is 1.
func iban(s string) (bool, string) {
	s = strings.ReplaceAll(s, " ", "")
	rem := 0
	for _, c := range s[4:] + s[:4] {
		if c >= 'A' && c <= 'Z' {
			rem = (rem*100 + int(c-'A') + 10) % 97
		} else {
			rem = (rem*10 + int(c-'0')) % 97
		}
	}
	return rem == 1, ""
}

// phone checks the length: 10 or 11 digits with the leading 0, or the same after
// +44.
func phone(s string) (bool, string) {
	n := len(digitsOf(s))
	if strings.HasPrefix(s, "+44") {
		return n >= 11 && n <= 13, ""
	}
	return n == 10 || n == 11, ""
}

// postcode takes capitals, or small letters with the blank between the halves.
func postcode(s string) (bool, string) {
	return s == strings.ToUpper(s) || s == strings.ToLower(s) && strings.ContainsRune(s, ' '), ""
}

func digitsOf(s string) []int {
	var out []int
	for i := range len(s) {
		if s[i] >= '0' && s[i] <= '9' {
			out = append(out, int(s[i]-'0'))
		}
	}
	return out
}
