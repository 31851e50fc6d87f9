#include "stuf_fault.h"

#include <optional>

#include "rodedraad/message/tree.h"
#include "xml_text.h"

namespace rodedraad::soap {

namespace {

pugi::xml_node child(pugi::xml_node parent, std::string_view name) {
  for (const auto each : parent.children()) {
    if (each.type() == pugi::node_element && local_name(each.name()) == name) return each;
  }
  return {};
}

std::optional<Fault> stuf_fault(std::string_view xml) {
  const auto tree = message::parse_xml(xml);
  if (!tree) return std::nullopt;
  const auto body = child(tree->root(), "body");
  const auto side = collapsed(child(body, "plek").child_value());
  if (side != "client" && side != "server") return std::nullopt;
  return Fault{side == "client" ? "Client" : "Server",
               collapsed(child(body, "omschrijving").child_value())};
}

}  // namespace

Fault fault_of(const sdk::Answer& answer, bool has_xml) {
  if (has_xml) {
    if (auto fault = stuf_fault(answer.body)) return *fault;
  }
  if (answer.status >= 400 && answer.status < 500) {
    return {"Client", "Het bericht is geweigerd."};
  }
  return {"Server", "Het bericht kan nu niet worden verwerkt."};
}

}  // namespace rodedraad::soap
