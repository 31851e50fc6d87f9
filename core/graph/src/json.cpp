#include "rodedraad/graph/drawing.h"
#include "rodedraad/message/json_writer.h"

namespace rodedraad::graph {

namespace {

void write(const Node& node, message::JsonWriter& out) {
  out.begin_object()
      .text("id", node.id)
      .text("kind", to_string(node.kind))
      .text("title", node.title)
      .begin_array("lines");
  for (const auto& line : node.lines) out.text({}, line);
  out.end_array()
      .text("name", node.name)
      .text("file", node.place.file)
      .raw("line", std::to_string(node.place.line))
      .end_object();
}

}  // namespace

std::string json(std::span<const Drawing> drawings) {
  message::JsonWriter out;
  out.begin_object().begin_array("workflows");
  for (const auto& drawing : drawings) {
    out.begin_object().text("id", drawing.workflow).text("title", drawing.title);
    out.begin_array("nodes");
    for (const auto& node : drawing.nodes) write(node, out);
    out.end_array().begin_array("edges");
    for (const auto& edge : drawing.edges) {
      out.begin_object()
          .text("from", edge.from)
          .text("to", edge.to)
          .text("kind", to_string(edge.kind))
          .end_object();
    }
    out.end_array().end_object();
  }
  out.end_array().end_object();
  return out.take() + '\n';
}

}  // namespace rodedraad::graph
