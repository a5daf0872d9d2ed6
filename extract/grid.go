package extract

// Grid lays a table's cells out as a full grid: Grid(t)[row][column]. A cell that
// spans stands at its top left place; the other places that it covers, and
// places that no cell covers, are nil. All rows of the result have the same
// length. The cells belong to the table.
func Grid(t *Table) [][]*Cell {
	grid := make([][]*Cell, len(t.Rows))
	taken := make([]map[int]bool, len(t.Rows)) // columns that spans from above cover
	for i := range taken {
		taken[i] = map[int]bool{}
	}
	width := 0
	for r := range t.Rows {
		col := 0
		for c := range t.Rows[r].Cells {
			cell := &t.Rows[r].Cells[c]
			for taken[r][col] {
				col++
			}
			for len(grid[r]) <= col {
				grid[r] = append(grid[r], nil)
			}
			grid[r][col] = cell
			for dr := range min(max(cell.RowSpan, 1), len(t.Rows)-r) {
				for dc := range min(max(cell.ColSpan, 1), maxSpan) {
					taken[r+dr][col+dc] = true
				}
			}
			col += min(max(cell.ColSpan, 1), maxSpan)
		}
		for c := range taken[r] {
			width = max(width, c+1)
		}
	}
	for r := range grid {
		for len(grid[r]) < width {
			grid[r] = append(grid[r], nil)
		}
	}
	return grid
}

// maxSpan bounds the columns that one cell may cover, as the HTML standard does.
const maxSpan = 1000
