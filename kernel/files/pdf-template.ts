/**
 * The typst source that sets a document. It is a constant: the document itself arrives as JSON in `sys.inputs`, so its
 * words are strings to typst and never markup.
 */
export const PDF_TEMPLATE = String.raw`
#let doc = json(bytes(sys.inputs.doc))
#let L = doc.layout
#let pt(n) = n * 1pt
#let lines(s) = s.split("\n").join(linebreak())
#let side(a) = if a == "centre" { center } else if a == "right" { right } else { left }

#set document(title: doc.title, date: if doc.date == none { none } else { let (y, m, d) = doc.date; datetime(year: y, month: m, day: d) })
#set page(
  width: L.page.width * 1mm,
  height: L.page.height * 1mm,
  margin: (top: L.margin.top * 1mm, bottom: L.margin.bottom * 1mm, left: L.margin.left * 1mm, right: L.margin.right * 1mm),
  footer-descent: 7mm,
  footer: context {
    let n = counter(page).get().first()
    set text(font: L.face.plain, size: pt(L.size.page_number))
    align(if calc.odd(n) { right } else { left }, pad(x: 1em, "— " + str(n) + " —"))
  },
  background: if doc.demo { rotate(-35deg, text(font: L.face.heading, size: 40pt, fill: luma(225), doc.demo_mark)) },
)
#set text(font: L.face.body, size: pt(L.size.body), lang: "zh", region: "cn", top-edge: 0.8em, bottom-edge: -0.2em, cjk-latin-spacing: none)
#set par(justify: true, leading: pt(L.line - L.size.body), spacing: pt(L.line - L.size.body), first-line-indent: (amount: 2em, all: true))
#let flat(body) = { set par(first-line-indent: 0pt); body }
#let small(body) = { set text(size: pt(L.size.table)); set par(first-line-indent: 0pt, justify: false, leading: 0.5em, spacing: 0.5em); body }
#let grid-line = 0.6pt + black

#let paragraph(b) = {
  let a = b.at("align", default: "left")
  if b.at("small", default: false) { small(align(side(a), par(lines(b.text)))) }
  else if a == "left" { par(lines(b.text)) } else if a == "flush" { flat(par(lines(b.text))) } else { flat(align(side(a), par(lines(b.text)))) }
}
#let heading-of(b) = {
  let face = if b.level == 1 { L.face.heading } else if b.level == 2 { L.face.subheading } else { L.face.body }
  block(sticky: true, above: pt(L.line - L.size.body), below: pt(L.line - L.size.body), {
    set text(font: face, weight: if b.level == 2 { "regular" } else { "bold" })
    par(lines(b.text))
  })
}
#let fields(b) = small({
  let pairs = b.at("pairs", default: 1)
  let cells = ()
  for (at, item) in b.items.enumerate() {
    let last = at == b.items.len() - 1
    cells.push(table.cell(align: center + horizon, text(font: L.face.heading, lines(item.label))))
    let span = if pairs == 2 and last and calc.even(at) { 3 } else { 1 }
    cells.push(table.cell(colspan: span, align: left + horizon, lines(item.value)))
  }
  table(columns: if pairs == 2 { (2fr, 4fr, 2fr, 4fr) } else { (1fr, 4fr) }, stroke: grid-line, inset: (x: 5pt, y: 7pt), ..cells)
})
#let table-of(b) = small({
  set text(size: pt(b.at("size", default: L.size.table)))
  let caption = b.at("caption", default: "")
  if caption != "" { block(sticky: true, width: 100%, align(center, text(font: L.face.heading, lines(caption)))) }
  let cell(c, column, label) = {
    let it = if type(c) == str { (text: c) } else { c }
    let named = label or it.at("label", default: false)
    let words = if named { text(font: L.face.heading, lines(it.text)) } else { lines(it.text) }
    let a = it.at("align", default: if label { "centre" } else { column.at("align", default: "left") })
    table.cell(colspan: it.at("across", default: 1), rowspan: it.at("down", default: 1), align: side(a) + horizon, fill: if label { luma(240) }, words)
  }
  let labels = b.columns.map(c => (text: c.label))
  let head = b.at("head", default: (labels,)).map(row => row.map(c => cell(c, (:), true))).flatten()
  let body = b.rows.map(row => row.enumerate().map(((at, c)) => cell(c, b.columns.at(at, default: (:)), false))).flatten()
  table(columns: b.columns.map(c => c.at("weight", default: 1) * 1fr), stroke: grid-line, inset: (x: 4pt, y: 6pt), table.header(..head), ..body)
})
#let list-of(b) = for (at, item) in b.items.enumerate() {
  par({ if b.at("ordered", default: false) { str(at + 1) + ". " } else { "—　" }; lines(item) })
}
#let signature(b) = flat(block(breakable: false, width: 100%, for line in b.lines {
  block(width: 100%, grid(columns: (auto, 1fr, auto), column-gutter: 0.5em, align: bottom,
    line.label + "：",
    box(width: 100%, stroke: (bottom: 0.6pt), outset: (bottom: 3pt), line.at("name", default: "") + "　"),
    line.day_shown))
}))
#let qr(b) = flat(block(breakable: false, width: 100%, align(center, {
  image(bytes(b.svg), format: "svg", width: 32mm, alt: "二维码")
  let caption = b.at("caption", default: "")
  if caption != "" { small(lines(caption)) }
})))
#let picture(b) = flat(block(breakable: false, width: 100%, align(center, {
  image(b.path, width: calc.min(b.width_mm, L.page.width - L.margin.left - L.margin.right) * 1mm, alt: b.alt)
  small(lines(b.alt))
})))
#let seal(s) = flat(block(breakable: false, width: 100%, above: pt(L.line), align(right, pad(right: 2em, box(align(center, {
  lines(s.unit); linebreak(); s.day_shown; linebreak()
  box(stroke: 0.8pt + black, inset: 6pt, small(s.lines.map(lines).join(linebreak())))
}))))))

#let draw = (paragraph: paragraph, heading: heading-of, fields: fields, table: table-of, list: list-of, signature: signature, qr: qr, image: picture)

#let head-text(s) = flat(align(center, {
  set text(font: L.face.title, size: pt(L.size.title), weight: "bold")
  set par(justify: false, leading: 0.5em)
  block(lines(s))
}))
#let opening = {
  if doc.at("issuer", default: "") != "" { head-text(doc.issuer) }
  head-text(doc.title)
  if doc.at("number", default: "") != "" { flat(align(center, block(above: pt(L.line - L.size.body), lines(doc.number)))) }
  v(pt(L.line / 2))
}
// Blocks by the paper they stand on.
#let groups = {
  let all = ((flipped: doc.at("paper", default: "portrait") == "landscape", title: "", blocks: ()),)
  for b in doc.blocks {
    if b.kind == "section" { all.push((flipped: b.paper == "landscape", title: b.at("title", default: ""), blocks: ())) }
    else { all.last().blocks.push(b) }
  }
  all
}
#let part(at) = {
  let g = groups.at(at)
  if at == 0 { opening }
  if g.title != "" { head-text(g.title); v(pt(L.line / 2)) }
  for b in g.blocks { (draw.at(b.kind))(b) }
  if at == groups.len() - 1 and doc.at("seal", default: none) != none { seal(doc.seal) }
}
#let margins(m) = if m { (top: L.margin.left * 1mm, bottom: L.margin.right * 1mm, left: 22mm, right: 22mm) } else { (top: L.margin.top * 1mm, bottom: L.margin.bottom * 1mm, left: L.margin.left * 1mm, right: L.margin.right * 1mm) }
#set page(flipped: groups.first().flipped, margin: margins(groups.first().flipped))
#part(0)
#for at in range(1, groups.len()) {
  let m = groups.at(at).flipped
  page(flipped: m, margin: margins(m), part(at))
}
#if doc.missing_note != "" { small(block(above: pt(L.line), lines(doc.missing_note))) }
`;
