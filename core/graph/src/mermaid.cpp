#include <string>

#include "rodedraad/graph/drawing.h"

namespace rodedraad::graph {

namespace {

/// Text between quotes: what Mermaid or the HTML around it would read as its own becomes an entity.
std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    switch (c) {
      case '"':
        result += "#quot;";
        break;
      case '#':
        result += "#35;";
        break;
      case '<':
        result += "#lt;";
        break;
      case '>':
        result += "#gt;";
        break;
      case '&':
        result += "#amp;";
        break;
      case '`':
        result += "#96;";
        break;
      case '\\':
        result += "#92;";
        break;
      case '\n':
      case '\r':
      case '\t':
        result += ' ';
        break;
      default:
        result += c;
    }
  }
  return result;
}

struct Outline {
  std::string_view before, after;
};

Outline outline(Kind kind) {
  switch (kind) {
    case Kind::cause:
      return {"([", "])"};
    case Kind::rule:
      return {"[", "]"};
    case Kind::send:
      return {"[/", "/]"};
    case Kind::await:
      return {">", "]"};
    case Kind::deadline:
    case Kind::stop:
      return {"{{", "}}"};
    case Kind::task:
      return {"(", ")"};
    case Kind::case_state:
      return {"[[", "]]"};
  }
  return {"[", "]"};
}

std::string_view arrow(Edge::Kind kind) {
  switch (kind) {
    case Edge::Kind::wakes:
    case Edge::Kind::does:
      return " --> ";
    case Edge::Kind::expects:
      return " -->|\"daarna\"| ";
    case Edge::Kind::silence:
      return " -->|\"blijft uit\"| ";
    case Edge::Kind::heard:
      return " -.-> ";
  }
  return " --> ";
}

std::string label(const Node& node) {
  std::string text = escaped(in_dutch(node.kind)) + ": " + escaped(node.title);
  for (const auto& line : node.lines) text += "<br/>" + escaped(line);
  return text;
}

}  // namespace

std::string mermaid(std::span<const Drawing> drawings) {
  std::string out = "flowchart LR\n";
  for (std::size_t i = 0; i < drawings.size(); ++i) {
    const auto& drawing = drawings[i];
    out += "  subgraph g" + std::to_string(i + 1) + "[\"" + escaped(drawing.title) + "\"]\n";
    for (const auto& node : drawing.nodes) {
      const auto shape = outline(node.kind);
      out.append("    ").append(node.id).append(shape.before);
      out.append("\"").append(label(node)).append("\"").append(shape.after).append("\n");
    }
    for (const auto& edge : drawing.edges) {
      out.append("    ").append(edge.from).append(arrow(edge.kind)).append(edge.to).append("\n");
    }
    out += "  end\n";
  }
  return out;
}

}  // namespace rodedraad::graph
