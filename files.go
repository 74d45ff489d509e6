package gehoor

// Files lists all attachments of a dossier: of the filing, of messages, and documents added, in
// the order in which they came. What was erased since is still listed; its item is gone.
func (c *Complaint) Files() []File {
	var files []File
	for _, e := range c.events {
		switch f := e.Fact.(type) {
		case Filed:
			files = append(files, f.Files...)
		case MessageReceived:
			files = append(files, f.Files...)
		case DocumentAdded:
			files = append(files, f.File)
		}
	}
	return files
}
