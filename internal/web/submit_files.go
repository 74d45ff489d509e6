package web

import (
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"strconv"

	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/files"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

// uploadLimit is how much may be sent at once: all files one may have, and what is around them.
const uploadLimit = files.MaxFiles*files.MaxSize + 1<<20

// filesQuestion takes photos and papers (R3). They are sealed while they stream in.
var filesQuestion = question{
	path: filesPath, upload: true,
	ask: func(v *visit) string { return text.AskFiles.In(v.Lang) },
	fields: func(v *visit, f ui.Form) Node {
		l := v.Lang
		return Group{
			f.File("bestand", text.AskFiles.In(l), ui.AsH1(ui.Step{N: 8, Of: len(questions)}), ui.Hint(text.AskFilesHint.In(l)), ui.Several),
			h.P(ui.SecondButton(text.FilesAdd.In(l), ui.Sends("toevoegen", "1"))),
			Iff(len(v.Files) > 0, func() Node {
				rows := make([]ui.Row, len(v.Files))
				for i, file := range v.Files {
					rows[i] = ui.Row{Term: text.FileName(l, i+1), Value: Group{Text(v.FileNames[i] + " (" + text.Megabytes(l, file.Size) + ") "),
						ui.QuietButton(text.FilesRemove.In(l), ui.Sends("weg", strconv.FormatInt(int64(file.Original.Item), 10)), ui.About(v.FileNames[i]))}}
				}
				return Group{section(text.FilesAdded.In(l)), ui.SummaryList(l, rows...)}
			}),
			Iff(v.Infected > 0, func() Node { return ui.Block(ui.Warning, paragraph(text.FilesGone.In(l))) }),
			ui.Note(v.own(text.FilesChildren)),
			Iff(v.Set.Mail != "", func() Node { return ui.Note(text.Fill(l, text.FilesByMail, v.Set.Mail)) }),
		}
	},
	values:  func(v *visit) url.Values { return url.Values{} },
	read:    func(v *visit, in *input, a *app.Answers) {},
	receive: receiveFiles,
}

func receiveFiles(q question, r *Request) (Node, error) {
	v := &visit{Request: r}
	in := &input{Values: url.Values{}, lang: r.Lang}
	if tooLong(r, uploadLimit) { // refused before a byte is read; all other answers are kept
		if err := v.from(nil); err != nil {
			return nil, err
		}
		v.loose = v.ID == ""
		in.errors.Add("bestand", text.Fill(r.Lang, text.WrongAllTooBig, v.Set.Mail))
		page := q.page(v, in)
		r.Status = http.StatusRequestEntityTooLarge
		r.W.Header().Set("Connection", "close")
		return page, nil
	}
	sent, err := r.parts(func(name string, body io.Reader) error {
		if v.ID == "" {
			if err := v.from(in.Values); err != nil {
				return err
			}
			if v.Filed != 0 {
				return errFiled
			}
			if err := v.begin(); err != nil {
				return err
			}
		}
		return v.App.Attach(v.Ctx(), v.Org.ID, v.ID, name, -1, body)
	}, in)
	if errors.Is(err, errFiled) {
		return v.alreadySent()
	}
	if err != nil {
		return nil, err
	}
	if err := v.from(in.Values); err != nil {
		return nil, err
	}
	if v.Filed != 0 {
		return v.alreadySent()
	}
	if item, err := strconv.ParseInt(in.Get("weg"), 10, 64); err == nil && v.ID != "" {
		if err := v.App.Detach(v.Ctx(), v.Org.ID, v.ID, gehoor.Item(item)); err != nil {
			return nil, err
		}
		if err := v.open(v.ID); err != nil {
			return nil, err
		}
		return v.advance(filesPath)
	}
	adds := in.has("toevoegen")
	if adds && sent == 0 && len(in.errors) == 0 {
		in.wrong("bestand", text.WrongNoFile)
	}
	if len(in.errors) > 0 {
		return q.page(v, in), nil
	}
	if adds {
		return v.advance(filesPath)
	}
	return q.send(v, in.Values)
}

var errFiled = errors.New("this draft was sent")

// parts reads a form with files. Each file goes to take while it streams in, after the fields that stand
// before it; what its sender can mend becomes an error at the field. It returns how many arrived.
func (r *Request) parts(take func(name string, body io.Reader) error, in *input) (sent int, err error) {
	reader, err := r.MultipartReader()
	if errors.Is(err, http.ErrNotMultipart) {
		if err := r.ParseForm(); err != nil {
			in.wrong("bestand", text.WrongBrokenOff)
		}
		for k, v := range r.PostForm {
			in.Values[k] = v
		}
		return 0, nil
	}
	if err != nil {
		in.wrong("bestand", text.WrongBrokenOff)
		return 0, nil
	}
	var problems []string
	left := int64(formBodyLimit) // of all that is no file together
	for {
		part, err := reader.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			problems = append(problems, text.WrongBrokenOff.In(r.Lang))
			break
		}
		if part.FileName() == "" {
			if err := in.field(part, &left); err != nil {
				problems = append(problems, text.WrongBrokenOff.In(r.Lang))
				break
			}
			continue
		}
		err = take(part.FileName(), part)
		words, known := r.fileProblem(files.SafeName(part.FileName()), err)
		switch {
		case err == nil:
			sent++
		case !known:
			return sent, err
		default:
			problems = append(problems, words)
		}
	}
	for i, p := range problems {
		if i > 0 && p == problems[i-1] {
			continue
		}
		if was := in.errors.At("bestand"); was != "" {
			in.errors[len(in.errors)-1].Words = was + ". " + p
		} else {
			in.errors.Add("bestand", p)
		}
	}
	return sent, nil
}

// field reads a field that is no file, and takes it off what may still come.
func (in *input) field(part *multipart.Part, left *int64) error {
	body, err := io.ReadAll(io.LimitReader(part, *left))
	if err != nil {
		return err
	}
	if *left -= int64(len(body) + len(part.FormName())); *left <= 0 {
		return errTooLarge
	}
	if part.FormName() != "bestand" {
		in.Values.Add(part.FormName(), visible(string(body)))
	}
	return nil
}

// fileProblem says to a file's sender what is wrong with it, by the cause; known is false for a fault of ours.
func (r *Request) fileProblem(name string, err error) (words string, known bool) {
	l := r.Lang
	if errors.Is(err, app.ErrTooManyFiles) {
		return text.WrongTooMany.In(l), true
	}
	var tooMuch *http.MaxBytesError
	if errors.As(err, &tooMuch) {
		return text.Fill(l, text.WrongAllTooBig, r.Set.Mail), true
	}
	var problem *files.Problem
	if !errors.As(err, &problem) {
		return "", false
	}
	switch problem.Kind {
	case files.TooBig:
		return text.Fill(l, text.WrongTooBig, name, r.Set.Mail), true
	case files.TooManyPixels:
		return text.Fill(l, text.WrongPixels, name), true
	case files.HEIC:
		return text.Fill(l, text.WrongHEIC, name), true
	case files.Empty:
		return text.Fill(l, text.WrongEmpty, name), true
	case files.Locked:
		return text.Fill(l, text.WrongLocked, name), true
	case files.BrokenOff:
		return text.WrongBrokenOff.In(l), true
	}
	return text.Fill(l, text.WrongType, name), true
}
