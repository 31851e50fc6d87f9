#include <fmt/format.h>

#include <string>

#include "layout.h"
#include "rodedraad/graph/drawing.h"

namespace rodedraad::graph {

namespace {

constexpr int kHeading = 70;  // the title of a workflow and the headings of its columns
constexpr int kMargin = 30;

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      default:
        result += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
  }
  return result;
}

/// How a kind is outlined: attributes of the box.
std::string_view outline(Kind kind) {
  switch (kind) {
    case Kind::cause:
      return "rx=\"18\" stroke-width=\"1.2\"";
    case Kind::rule:
      return "stroke-width=\"3\"";
    case Kind::send:
      return "stroke-width=\"1.2\"";
    case Kind::await:
      return "stroke-width=\"1.5\" stroke-dasharray=\"6 4\"";
    case Kind::deadline:
      return "rx=\"3\" stroke-width=\"1.2\"";
    case Kind::stop:
      return "rx=\"3\" stroke-width=\"1.2\" stroke-dasharray=\"2 3\"";
    case Kind::task:
      return "rx=\"8\" stroke-width=\"1.2\"";
    case Kind::case_state:
      return "stroke-width=\"5\"";
  }
  return {};
}

void write_text(int x, int y, std::string_view style, std::string_view text, std::string& out) {
  out += fmt::format("<text x=\"{}\" y=\"{}\"{}>{}</text>\n", x, y, style, escaped(text));
}

/// What a kind has beside its outline, so that it is known without colour.
void write_mark(const Box& box, std::string& out) {
  if (box.node->kind == Kind::deadline || box.node->kind == Kind::stop) {
    out += fmt::format(
        "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"3\" stroke-width=\"0.8\"/>\n",
        box.x + 3, box.y + 3, box.width - 6, box.height - 6);
  } else if (box.node->kind == Kind::task) {
    out += fmt::format("<path d=\"M{} {}v{}\" stroke-width=\"5\"/>\n", box.x + 3, box.y + 8,
                       box.height - 16);
  } else if (box.node->kind == Kind::send) {
    out += fmt::format("<path d=\"M{0} {1}l10 8l10 -8\" stroke-width=\"1.2\"/>\n",
                       box.x + box.width - 28, box.y + 6);
  }
}

void write(const Box& box, std::string& out) {
  out += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" {}/>\n", box.x, box.y,
                     box.width, box.height, outline(box.node->kind));
  write_mark(box, out);
  const int x = box.x + kPadding + 2;
  int y = box.y + kPadding + 11;
  write_text(x, y, " class=\"k\"", in_dutch(box.node->kind), out);
  y += 1;
  for (const auto& line : box.title) write_text(x, y += kTitleHeight, " class=\"t\"", line, out);
  for (const auto& item : box.items) {
    y += kItemGap;
    for (const auto& line : item) write_text(x, y += kLineHeight, "", line, out);
  }
}

void write(const Arrow& arrow, std::string& out) {
  if (arrow.down) {
    out += fmt::format("<path d=\"M{} {}L{} {}\" class=\"a\"/>\n", arrow.x1, arrow.y1, arrow.x2,
                       arrow.y2);
    return;
  }
  const int middle = (arrow.x1 + arrow.x2) / 2;
  out += fmt::format("<path d=\"M{} {}C{} {} {} {} {} {}\" class=\"a\"/>\n", arrow.x1, arrow.y1,
                     middle, arrow.y1, middle, arrow.y2, arrow.x2, arrow.y2);
}

/// The drawing for who cannot see it: rule by rule.
void describe(const Drawing& drawing, std::string& out) {
  out += escaped(drawing.title) + ".\n";
  for (const auto& rule : drawing.nodes) {
    if (rule.kind != Kind::rule) continue;
    out += "Regel: " + escaped(rule.title) + ".";
    for (const auto& edge : drawing.edges) {
      const bool cause = edge.to == rule.id && edge.kind == Edge::Kind::wakes;
      const bool effect = edge.from == rule.id && edge.kind == Edge::Kind::does;
      if (!cause && !effect) continue;
      const auto& node = drawing.node(cause ? edge.from : edge.to);
      out += fmt::format(" {}: {}.", in_dutch(node.kind), escaped(node.title));
    }
    out += '\n';
  }
}

constexpr std::string_view kStyle =
    "<style>text{font:12px sans-serif;fill:#000;stroke:none}.t{font-weight:bold;font-size:13px}"
    ".k{font-style:italic;font-size:11px}.h{font-weight:bold;font-size:18px}"
    ".c{font-size:13px;text-decoration:underline}.a{fill:none;stroke-width:1.4;"
    "marker-end:url(#pijl)}</style>\n"
    "<defs><marker id=\"pijl\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"8\" "
    "markerHeight=\"8\" orient=\"auto\"><path d=\"M0 0L10 5L0 10z\" fill=\"#000\" "
    "stroke=\"none\"/></marker></defs>\n";

}  // namespace

std::string svg(std::span<const Drawing> drawings) {
  std::string body, description;
  int y = kMargin;
  for (const auto& drawing : drawings) {
    const auto picture = lay_out(drawing, y + kHeading);
    write_text(kColumns[0].x, y + 18, " class=\"h\"", drawing.title, body);
    for (const auto& column : kColumns) {
      write_text(column.x, y + 48, " class=\"c\"", column.heading, body);
    }
    for (const auto& arrow : picture.arrows) write(arrow, body);
    for (const auto& box : picture.boxes) write(box, body);
    describe(drawing, description);
    y += kHeading + picture.height + kMargin;
  }
  const std::string title =
      drawings.size() == 1 ? "Werkproces " + drawings.front().title : "Werkprocessen van de hub";
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" lang=\"nl\" "
      "aria-labelledby=\"titel uitleg\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\">\n"
      "<title id=\"titel\">{2}</title>\n<desc id=\"uitleg\">{3}</desc>\n{4}"
      "<rect width=\"{0}\" height=\"{1}\" fill=\"#fff\"/>\n"
      "<g fill=\"#fff\" stroke=\"#000\">\n{5}</g>\n</svg>\n",
      kWidth, y, escaped(title), description, kStyle, body);
}

}  // namespace rodedraad::graph
