#include "cloud_event.h"

#include <algorithm>
#include <memory>
#include <new>
#include <set>
#include <string_view>
#include <utility>

#include "base64.h"
#include "codes.h"
#include "rodedraad/json_api/receive.h"
#include "rodedraad/sdk/identifiers.h"

namespace rodedraad::generic {

namespace {

using json_api::lower_case;
using message::text;
using sdk::Severity;

constexpr std::string_view kHeader = "ce-";
constexpr std::string_view kStructured = "application/cloudevents+json";
constexpr std::size_t kLongestName = 20;

sdk::Finding finding(Severity severity, std::string where, std::string said) {
  return {severity, std::string{kCodes.schema}, std::move(where), std::move(said)};
}

sdk::Finding unreadable(std::string where, std::string said) {
  return {Severity::error, std::string{kCodes.unreadable}, std::move(where), std::move(said)};
}

std::string line_of(const message::ParseError& error) {
  return "regel " + std::to_string(error.line) + ", teken " + std::to_string(error.column);
}

bool is_xml(std::string_view media_type) {
  return media_type == "application/xml" || media_type == "text/xml" ||
         media_type.ends_with("+xml");
}

bool is_json(std::string_view media_type) {
  return media_type.empty() || media_type == "application/json" || media_type == "text/json" ||
         media_type.ends_with("+json");
}

bool is_binary(const sdk::Message& message) {
  return !message.header("ce-specversion").empty() && message.media_type != kStructured;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_attribute_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  });
}

bool is_whole_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void set_text(pugi::xml_node element, const char* type, std::string_view value) {
  element.append_attribute("type").set_value(type);
  if (value.empty()) return;
  auto child = element.append_child(pugi::node_pcdata);
  if (!child || !child.set_value(std::string{value}.c_str())) throw std::bad_alloc();
}

/// Header values may be percent-encoded (CloudEvents HTTP binding section 3.1.3.2).
std::string percent_decoded(std::string_view value) {
  const auto digit = [](char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
  };
  std::string out;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] == '%' && i + 2 < value.size() && digit(value[i + 1]) >= 0 &&
        digit(value[i + 2]) >= 0) {
      out += static_cast<char>(digit(value[i + 1]) * 16 + digit(value[i + 2]));
      i += 2;
    } else {
      out += value[i];
    }
  }
  return out;
}

class EventReader {
 public:
  EventReader(const sdk::Message& message, const std::vector<message::Namespace>& namespaces)
      : message_(message), namespaces_(namespaces) {}

  Event run() {
    if (is_binary(message_)) {
      read_binary();
    } else {
      read_structured();
    }
    if (event_.tree) check(event_.tree->root());
    return std::move(event_);
  }

 private:
  void read_structured() {
    auto parsed = message::parse_json(message_.body);
    if (!parsed) {
      event_.findings.push_back(
          unreadable(line_of(parsed.error()), "De gebeurtenis is geen geldige JSON."));
      return;
    }
    const auto root = parsed->root();
    if (std::string_view{root.attribute("type").value()} != "object") {
      event_.findings.push_back(finding(Severity::error, "", "Een gebeurtenis is een object."));
      return;
    }
    event_.tree = *std::move(parsed);
    unpack(event_.tree->root());
  }

  /// Data in base64, or XML as a text, becomes part of the tree.
  void unpack(pugi::xml_node root) {
    const std::string_view type = text(root, "datacontenttype");
    if (const auto packed = root.child("data_base64")) {
      if (root.child("data")) {
        event_.findings.push_back(
            finding(Severity::error, "/data_base64", "Geef data of data_base64, niet beide."));
        return;
      }
      const auto bytes = from_base64(packed.child_value());
      if (!bytes) {
        event_.findings.push_back(finding(Severity::error, "/data_base64", "Dit is geen base64."));
        return;
      }
      add_data(root, *bytes, type);
    } else if (const auto data = root.child("data");
               is_xml(type) && std::string_view{data.attribute("type").value()} == "string") {
      const std::string xml = data.child_value();
      root.remove_child(data);
      add_data(root, xml, type);
    }
  }

  void read_binary() {
    auto document = std::make_unique<pugi::xml_document>();
    auto root = document->append_child("json");
    root.append_attribute("type").set_value("object");
    std::set<std::string> seen;
    for (const auto& [name, value] : message_.headers) {
      const std::string lower = lower_case(name);
      if (!lower.starts_with(kHeader)) continue;
      const std::string attribute = lower.substr(kHeader.size());
      if (!is_attribute_name(attribute)) {
        event_.findings.push_back(finding(Severity::warning, "header",
                                          "Een naam van een contextattribuut heeft alleen kleine "
                                          "letters en cijfers; dit is overgeslagen."));
        continue;
      }
      const std::string decoded = percent_decoded(value);
      if (!seen.insert(attribute).second || !message::is_utf8(decoded) ||
          decoded.find('\0') != std::string::npos) {
        event_.findings.push_back(finding(Severity::error, "header " + lower,
                                          "Deze header staat er twee keer of is geen UTF-8."));
        continue;
      }
      auto member = root.append_child(is_digit(attribute[0]) ? "member" : attribute.c_str());
      if (is_digit(attribute[0])) member.append_attribute("name").set_value(attribute.c_str());
      set_text(member, "string", decoded);
    }
    if (!root.child("datacontenttype") && !message_.media_type.empty()) {
      set_text(root.append_child("datacontenttype"), "string", message_.media_type);
    }
    if (!message_.body.empty()) add_data(root, message_.body, message_.media_type);
    event_.tree.emplace(std::move(document));
  }

  void add_data(pugi::xml_node root, std::string_view bytes, std::string_view media_type) {
    if (is_xml(media_type)) {
      const auto parsed = message::parse_xml(bytes, namespaces_);
      if (!parsed) return complain_of_data("De inhoud is geen geldige XML.");
      root.append_child("data").append_copy(parsed->root());
    } else if (is_json(media_type)) {
      const auto parsed = message::parse_json(bytes);
      if (!parsed) return complain_of_data("De inhoud is geen geldige JSON.");
      auto data = root.append_child("data");
      for (const auto attribute : parsed->root().attributes()) data.append_copy(attribute);
      for (const auto child : parsed->root().children()) data.append_copy(child);
    } else if (message::is_utf8(bytes) && bytes.find('\0') == std::string_view::npos) {
      set_text(root.append_child("data"), "string", bytes);
    } else {
      complain_of_data("De inhoud is geen tekst.");
    }
  }

  void complain_of_data(std::string said) {
    event_.findings.push_back(unreadable("/data", std::move(said)));
  }

  // ---- the rules of the profile ----

  void check(pugi::xml_node root) {
    for (const char* const name : {"id", "source", "type", "specversion"}) {
      const auto member = root.child(name);
      const std::string_view type = member.attribute("type").value();
      if (text(root, name).empty() || type != "string") {
        report(Severity::error, name, "Dit contextattribuut is verplicht en is een tekst.");
      }
    }
    const auto version = text(root, "specversion");
    if (!version.empty() && version != "1.0") {
      report(Severity::error, "specversion", "De versie van CloudEvents is 1.0.");
    }
    if (!text(root, "source").empty() && !text(root, "source").starts_with("urn:nld:")) {
      report(Severity::note, "source", "Het profiel raadt urn:nld:oin:<OIN>:systeem:<naam> aan.");
    }
    if (!text(root, "type").empty() && text(root, "type").find('.') == std::string_view::npos) {
      report(Severity::warning, "type", "Het type begint met een domeinnaam, omgekeerd.");
    }
    check_optional(root);
    for (const auto member : root.children()) check_attribute(member);
  }

  void check_optional(pugi::xml_node root) {
    const auto time = text(root, "time");
    if (!time.empty() && !sdk::is_date_time(time)) {
      report(Severity::error, "time", "Dit is geen moment volgens RFC 3339.");
    }
    if (const auto type = text(root, "sequencetype"); !type.empty() && type != "Integer") {
      report(Severity::warning, "sequencetype", "Het profiel kent alleen Integer.");
    } else if (type == "Integer" && !is_whole_number(text(root, "sequence"))) {
      report(Severity::error, "sequence", "Dit is geen geheel getal.");
    }
    if (const auto schema = text(root, "dataschema");
        !schema.empty() && schema.find(':') == std::string_view::npos) {
      report(Severity::error, "dataschema", "Dit is geen absolute URI.");
    }
  }

  void check_attribute(pugi::xml_node member) {
    const auto written = member.attribute("name");
    const std::string_view name = written ? written.value() : member.name();
    if (name == "data" || name == "data_base64") return;
    const std::string_view type = member.attribute("type").value();
    // What has no XML name cannot be a context attribute either; it is named by its place.
    if (!is_attribute_name(name)) {
      event_.findings.push_back(
          finding(Severity::warning, message::pointer(member),
                  "Een naam van een contextattribuut heeft alleen kleine letters en cijfers."));
    } else if (name.size() > kLongestName) {
      report(Severity::note, std::string{name},
             "Een naam van een contextattribuut heeft ten hoogste twintig tekens.");
    }
    if (type == "object" || type == "array") {
      event_.findings.push_back(finding(Severity::error, message::pointer(member),
                                        "Een contextattribuut is een enkele waarde."));
    } else if (sdk::is_bsn(member.child_value())) {
      event_.findings.push_back(
          finding(Severity::warning, message::pointer(member),
                  "Een BSN hoort niet in een contextattribuut maar in data; ieder tussenstation "
                  "kan het lezen."));
    }
  }

  void report(Severity severity, const std::string& attribute, std::string said) {
    const std::string where = is_binary(message_) ? "header ce-" + attribute : "/" + attribute;
    event_.findings.push_back(finding(severity, where, std::move(said)));
  }

  const sdk::Message& message_;
  const std::vector<message::Namespace>& namespaces_;
  Event event_;
};

}  // namespace

bool may_be_event(const sdk::Message& message) {
  return message.media_type == kStructured || message.media_type == "application/json" ||
         is_binary(message);
}

Event read_event(const sdk::Message& message, const std::vector<message::Namespace>& namespaces) {
  return EventReader(message, namespaces).run();
}

std::string event_key(pugi::xml_node event) {
  return std::string{text(event, "source")} + ' ' + std::string{text(event, "id")};
}

}  // namespace rodedraad::generic
