package pdfium

import (
	"context"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"io"
	"math"

	engine "github.com/klippa-app/go-pdfium"
	engineerrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"github.com/townclerk/townclerk/extract"
)

// ErrTooLarge means that a page would have more pixels than
// [Renderer.MaxPixels].
var ErrTooLarge = errors.New("page too large to draw")

// Default limits.
const (
	defaultMaxPixels = 60_000_000
	defaultMaxMemory = 1 << 30
	wasmPage         = 64 << 10
)

// A Renderer is an [extract.PageRenderer]. The zero value works, but compiles
// PDFium anew for each file, which takes seconds.
//
// It is safe for concurrent use: its methods do not write to it. Each open file
// has a PDFium of its own.
type Renderer struct {
	// CacheDir is a folder that keeps the compiled PDFium for the next file and
	// the next run. It is made if need be. What is in it is run as code, so
	// nobody else may write there. "" means none.
	CacheDir string

	// MaxPixels is the largest picture that is drawn. 0 means 60 million.
	MaxPixels int

	// MaxMemory is how many bytes PDFium may use for one file. 0 means 1 GiB.
	MaxMemory int64
}

var _ extract.PageRenderer = (*Renderer)(nil)

// Open implements [extract.PageRenderer]. The error wraps
// [extract.ErrPassword] or [extract.ErrFormat] where one of them is the cause.
func (r *Renderer) Open(ctx context.Context, in io.ReaderAt, size int64, password string) (pages extract.RenderedPages, err error) {
	if r.MaxPixels < 0 || r.MaxMemory < 0 {
		return nil, errors.New("pdfium: a limit of the Renderer is negative")
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	f := &file{maxPixels: r.MaxPixels}
	if f.maxPixels == 0 {
		f.maxPixels = defaultMaxPixels
	}
	memory := r.MaxMemory
	if memory == 0 {
		memory = defaultMaxMemory
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, f.Close())
		}
	}()
	config := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithCloseOnContextDone(true).
		WithMemoryLimitPages(uint32(min(max(memory/wasmPage, 1), 1<<16)))
	if r.CacheDir != "" {
		if f.cache, err = wazero.NewCompilationCacheWithDir(r.CacheDir); err != nil {
			return nil, fmt.Errorf("pdfium: %w", err)
		}
		config = config.WithCompilationCache(f.cache)
	}
	// The engine outlives this call, and is stopped by Close or by the context
	// of a call that uses it.
	life, stop := context.WithCancel(context.WithoutCancel(ctx))
	f.stop = stop
	defer context.AfterFunc(ctx, stop)()
	f.pool, err = webassembly.Init(webassembly.Config{
		Context: life, MinIdle: 0, MaxIdle: 1, MaxTotal: 1,
		FSConfig: wazero.NewFSConfig(), // nothing mounted
		Stdout:   io.Discard, Stderr: io.Discard,
		RuntimeConfig: config,
	})
	if err != nil {
		return nil, failure(ctx, err)
	}
	if f.instance, err = f.pool.GetInstanceWithContext(ctx); err != nil {
		return nil, failure(ctx, err)
	}
	request := &requests.OpenDocument{FileReader: io.NewSectionReader(in, 0, size), FileReaderSize: size}
	if password != "" {
		request.Password = &password
	}
	doc, err := f.instance.OpenDocument(request)
	if err != nil {
		return nil, failure(ctx, err)
	}
	f.doc = doc.Document
	return f, nil
}

// failure says what went wrong in this module's terms.
func failure(ctx context.Context, err error) error {
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, engineerrors.ErrPassword), errors.Is(err, engineerrors.ErrSecurity):
		return fmt.Errorf("pdfium: %w", extract.ErrPassword)
	case errors.Is(err, engineerrors.ErrFormat):
		return fmt.Errorf("pdfium: %w", extract.ErrFormat)
	}
	return fmt.Errorf("pdfium: %w", err)
}

// A file is an open file with its engine.
type file struct {
	maxPixels int
	stop      context.CancelFunc
	cache     wazero.CompilationCache
	pool      engine.Pool
	instance  engine.Pdfium
	doc       references.FPDF_DOCUMENT
}

// Render implements [extract.RenderedPages]. The picture is grey. When ctx ends
// while a page is drawn, the engine is stopped and the file is of no more use.
func (f *file) Render(ctx context.Context, page int, dpi float64) (image.Image, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	defer context.AfterFunc(ctx, f.stop)()
	at := requests.Page{ByIndex: &requests.PageByIndex{Document: f.doc, Index: page - 1}}
	size, err := f.instance.GetPageSize(&requests.GetPageSize{Page: at})
	if err != nil {
		return nil, failure(ctx, err)
	}
	whole := int(math.Round(dpi))
	scale := float64(whole) / 72
	if n := size.Width * scale * size.Height * scale; whole < 1 || !(n <= float64(f.maxPixels)) {
		return nil, fmt.Errorf("pdfium: %w: %.0f by %.0f points at %d pixels to the inch", ErrTooLarge, size.Width, size.Height, whole)
	}
	drawn, err := f.instance.RenderPageInDPI(&requests.RenderPageInDPI{
		Page: at, DPI: whole, ImageFormat: requests.RenderImageFormatGrayscale,
	})
	if err != nil {
		return nil, failure(ctx, err)
	}
	// The pixels are the engine's, until they are given back.
	defer drawn.Cleanup()
	src := drawn.Result.RenderedImage
	out := image.NewGray(image.Rect(0, 0, src.Bounds().Dx(), src.Bounds().Dy()))
	draw.Draw(out, out.Bounds(), src, src.Bounds().Min, draw.Src)
	return out, nil
}

// Close implements [extract.RenderedPages].
func (f *file) Close() error {
	var errs []error
	if f.instance != nil {
		errs = append(errs, f.instance.Close())
	}
	if f.pool != nil {
		errs = append(errs, f.pool.Close())
	}
	if f.stop != nil {
		f.stop()
	}
	if f.cache != nil {
		errs = append(errs, f.cache.Close(context.Background()))
	}
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("pdfium: %w", err)
	}
	return nil
}
