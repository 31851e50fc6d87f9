#include "envelope.h"

#include <algorithm>
#include <array>

#include "cut.h"
#include "names.h"
#include "rodedraad/message/tree.h"
#include "xml_text.h"

namespace rodedraad::soap {

namespace {

constexpr std::string_view kNextActor = "http://schemas.xmlsoap.org/soap/actor/next";

const std::vector<message::Namespace> kNamespaces{{"soap", std::string{kSoap}},
                                                  {"soap12", std::string{kSoap12}},
                                                  {"wsa", std::string{kAddressing}},
                                                  {"wsse", std::string{kSecurity}}};

tl::unexpected<Unopened> client(std::string text) {
  return tl::unexpected{Unopened{{"Client", std::move(text)}, true}};
}

std::string_view name_of(pugi::xml_node node) { return node.name(); }

/// Whether the node has other content than elements.
bool has_text(pugi::xml_node node) {
  return std::any_of(node.begin(), node.end(), [](pugi::xml_node child) {
    return child.type() != pugi::node_element &&
           std::string_view{child.value()}.find_first_not_of(" \t\r\n") != std::string_view::npos;
  });
}

std::size_t count(pugi::xml_node node) {
  return static_cast<std::size_t>(std::count_if(node.begin(), node.end(), [](pugi::xml_node child) {
    return child.type() == pugi::node_element;
  }));
}

/// SOAP 1.1 section 4.2.2: without an actor, or for whoever is next.
bool is_for_us(pugi::xml_node block) {
  const std::string_view actor = block.attribute("soap:actor").value();
  return actor.empty() || actor == kNextActor;
}

bool must_understand(pugi::xml_node block) {
  const std::string_view value = block.attribute("soap:mustUnderstand").value();
  return value == "1" || value == "true";
}

/// Where a header of WS-Addressing goes; null for one that has no effect here.
std::string* place_of(Addressing& addressing, std::string_view name) {
  if (name == "wsa:MessageID") return &addressing.message_id;
  if (name == "wsa:Action") return &addressing.action;
  if (name == "wsa:To") return &addressing.to;
  if (name == "wsa:From") return &addressing.from;
  if (name == "wsa:RelatesTo") return &addressing.relates_to;
  return nullptr;
}

bool is_understood(std::string_view name, const Rules& rules) {
  constexpr std::array known{"wsa:MessageID", "wsa:Action",  "wsa:To",     "wsa:From",
                             "wsa:RelatesTo", "wsa:ReplyTo", "wsa:FaultTo"};
  return std::find(known.begin(), known.end(), name) != known.end() ||
         (name == "wsse:Security" && rules.security);
}

/// Only a reply is a relation to us (WS-Addressing Core section 3.1).
bool is_other_relation(pugi::xml_node block) {
  const auto type = block.attribute("RelationshipType");
  return name_of(block) == "wsa:RelatesTo" && type &&
         std::string_view{type.value()} != "http://www.w3.org/2005/08/addressing/reply";
}

tl::expected<void, Unopened> read_header(pugi::xml_node header, const Rules& rules, Opened& out) {
  if (has_text(header)) return client("De Header bevat tekst buiten de headerblokken.");
  for (const auto block : header.children()) {
    if (block.type() != pugi::node_element || !is_for_us(block)) continue;
    const auto name = name_of(block);
    if (must_understand(block) && !is_understood(name, rules)) {
      return tl::unexpected{Unopened{
          {"MustUnderstand", "Een verplicht headerblok wordt hier niet ondersteund."}, true}};
    }
    out.secured = out.secured || name == "wsse:Security";
    auto* place = place_of(out.addressing, name);
    if (place == nullptr || is_other_relation(block)) continue;
    if (!place->empty()) return client("Een header van WS-Addressing staat er meer dan eens.");
    *place = collapsed(name == "wsa:From" ? block.child("wsa:Address").child_value()
                                          : block.child_value());
  }
  return {};
}

/// The child with this local name, and its place among the element children.
std::pair<pugi::xml_node, std::size_t> child(pugi::xml_node parent, std::string_view name) {
  std::size_t index = 0;
  for (const auto each : parent.children()) {
    if (each.type() != pugi::node_element) continue;
    if (local_name(name_of(each)) == name) return {each, index};
    ++index;
  }
  return {};
}

/// What of the Body travels on.
void read_fault(pugi::xml_node body, Path& path, Opened& out) {
  const auto fault = body.first_child();
  out.fault =
      Fault{std::string{local_name(collapsed(child(fault, "faultcode").first.child_value()))},
            collapsed(child(fault, "faultstring").first.child_value())};
  const auto [detail, index] = child(fault, "detail");
  if (detail && count(detail) > 0) path.insert(path.end(), {index, 0});
}

}  // namespace

bool Addressing::empty() const {
  return message_id.empty() && action.empty() && to.empty() && from.empty() && relates_to.empty();
}

tl::expected<Opened, Unopened> open(std::string_view bytes, const Rules& rules) {
  message::Limits limits;
  limits.bytes = std::max(limits.bytes, bytes.size());  // HTTP has its own limit
  const auto tree = message::parse_xml(bytes, kNamespaces, limits);
  if (!tree) {
    return tl::unexpected{
        Unopened{{"Client", "De XML is niet geldig: regel " + std::to_string(tree.error().line) +
                                ", kolom " + std::to_string(tree.error().column) + "."},
                 false}};
  }
  const auto root = tree->root();
  if (local_name(name_of(root)) != "Envelope") {
    return tl::unexpected{Unopened{{"Client", "Dit is geen SOAP-bericht."}, false}};
  }
  if (name_of(root) != "soap:Envelope") {
    return tl::unexpected{
        Unopened{{"VersionMismatch", "Alleen SOAP 1.1 wordt ondersteund."}, true}};
  }
  if (has_text(root)) return client("De Envelope bevat tekst.");
  Opened out;
  std::size_t at = 0;
  auto part = root.first_child();
  if (name_of(part) == "soap:Header") {
    if (auto read = read_header(part, rules, out); !read) {
      return tl::unexpected{std::move(read.error())};
    }
    part = part.next_sibling();
    ++at;
  }
  if (name_of(part) != "soap:Body") return client("Er is geen Body, of niet op zijn plaats.");
  if (part.next_sibling()) return client("Achter de Body staat nog een element.");
  if (has_text(part)) return client("De Body bevat tekst buiten een element.");
  const auto size = count(part);
  if (size == 0 && rules.empty_body) return out;
  if (size != 1) return client("De Body moet precies één element bevatten.");
  Path path{at, 0};
  if (name_of(part.first_child()) == "soap:Fault") read_fault(part, path, out);
  auto body = cut(bytes, path);
  if (!body) return client("De XML is niet geldig.");
  out.body = std::move(*body);
  return out;
}

}  // namespace rodedraad::soap
