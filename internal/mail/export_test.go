package mail

// InTheClear lets a test cut a conversation wherever it likes.
func (b Inbox) InTheClear() Inbox {
	b.clear = true
	return b
}
