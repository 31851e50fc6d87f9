#include "suwi_answer.h"

#include <algorithm>
#include <sstream>

namespace rodedraad::participatiewet::suwi {

namespace {

bool is_element(pugi::xml_node node) { return node.type() == pugi::node_element; }

pugi::xml_node child_called(pugi::xml_node parent, std::string_view local) {
  return parent.find_child(
      [&](pugi::xml_node child) { return is_element(child) && local_name(child) == local; });
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view white = " \t\r\n";
  const auto first = text.find_first_not_of(white);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(white) + 1 - first);
}

std::string text_of(pugi::xml_node parent, std::string_view local) {
  return std::string{trimmed(child_called(parent, local).child_value())};
}

bool is_envelope(pugi::xml_node root) {
  const std::string_view name = root.name();
  return name == "soap:Envelope" || name == "soap12:Envelope";
}

/// The one element of the body of an envelope; the root itself when there is no envelope.
pugi::xml_node content_of(pugi::xml_node root) {
  if (!is_envelope(root)) return root;
  return child_called(root, "Body").find_child(is_element);
}

/// Reads what \p answer holds and puts its names right.
class Opener {
 public:
  explicit Opener(Answer& answer) : answer_(answer) {}

  void run() {
    const auto root = answer_.tree.root();
    answer_.enveloped = is_envelope(root);
    if (answer_.enveloped) {
      answer_.message_id = text_of(child_called(root, "Header"), "MessageID");
    }
    answer_.body = content_of(root);
    if (!answer_.body) return;
    if (answer_.body.next_sibling() && answer_.enveloped) {
      deviate(answer_.body.next_sibling(), "De body van de envelop heeft meer dan één element.");
    }
    const auto local = local_name(answer_.body);
    if (local == "Fault") return fault();
    if (local == "Fout") {
      answer_.is_fault = true;
      rename(answer_.body, "fwi:Fout");
      return melding(answer_.body);
    }
    response(local);
  }

 private:
  void deviate(pugi::xml_node at, std::string text) {
    answer_.deviations.push_back(
        {sdk::Severity::warning, std::string{kDeviation}, message::place(at), std::move(text)});
  }

  /// Gives \p node the name that the schema wants.
  void rename(pugi::xml_node node, const std::string& name) {
    if (node.name() == name) return;
    deviate(node, "Dit element staat niet in de naamruimte van het schema.");
    node.set_name(name.c_str());
  }

  void response(std::string_view local) {
    const auto all = services();
    const auto found = std::find_if(
        all.begin(), all.end(), [&](const Service& service) { return service.response == local; });
    if (found == all.end()) return;
    answer_.service = &*found;
    rename(answer_.body, std::string{found->prefix} + ":" + std::string{local});
    for (const auto child : answer_.body.children()) {
      if (!is_element(child)) continue;
      const auto name = local_name(child);
      if (name == "ClientSuwi") {
        rename(child, "ClientSuwi");
        unqualify(child);
        answer_.clients.push_back(child);
      } else if (name == "FWI") {
        rename(child, "fwi:FWI");
        for (const auto item : child.children()) {
          if (is_element(item)) melding(item);
        }
      } else if (name == "NietsGevonden") {
        rename(child, "fwi:NietsGevonden");
        answer_.nothing = true;
      } else if (name == "NietGerechtigd") {
        rename(child, "fwi:NietGerechtigd");
        answer_.not_entitled = true;
      } else if (name == "NietVanToepassing") {
        rename(child, "fwi:NietVanToepassing");
        answer_.not_applicable = true;
      }
    }
  }

  /// Only roots are in a name space (elementFormDefault="unqualified"); one finding for all that is
  /// below \p parent.
  void unqualify(pugi::xml_node parent) {
    if (const auto first = strip(parent); !first.empty()) {
      answer_.deviations.push_back({sdk::Severity::warning, std::string{kDeviation}, first,
                                    "Elementen onder de wortel horen in geen naamruimte."});
    }
  }

  /// \returns where the first element was that stood in a name space; empty when none did.
  std::string strip(pugi::xml_node parent) {
    std::string first;
    for (auto child : parent.children()) {
      if (!is_element(child)) continue;
      if (std::string_view{child.name()}.find(':') != std::string_view::npos) {
        if (first.empty()) first = message::place(child);
        const std::string local{local_name(child)};
        child.set_name(local.c_str());
      }
      if (auto below = strip(child); first.empty()) first = std::move(below);
    }
    return first;
  }

  void melding(pugi::xml_node node) {
    Melding melding;
    melding.soort = local_name(node);
    if (node != answer_.body && melding.soort != node.name() && !answer_.is_fault) {
      rename(node, melding.soort);
    }
    unqualify(node);
    melding.code = text_of(node, "Code");
    melding.text = text_of(node, "Tekst");
    answer_.meldingen.push_back(std::move(melding));
  }

  void fault() {
    answer_.is_fault = true;
    const auto node = answer_.body;
    answer_.fault_code = text_of(node, "faultcode");
    answer_.fault_text = text_of(node, "faultstring");
    // SOAP 1.2
    if (const auto code = child_called(node, "Code")) {
      answer_.fault_code = text_of(code, "Value");
      if (const auto sub = text_of(child_called(code, "Subcode"), "Value"); !sub.empty()) {
        answer_.fault_code += " " + sub;
      }
      answer_.fault_text = text_of(child_called(node, "Reason"), "Text");
    }
    auto detail = child_called(node, "detail");
    if (!detail) detail = child_called(node, "Detail");
    collect(detail);
  }

  void collect(pugi::xml_node parent) {
    for (const auto child : parent.children()) {
      if (!is_element(child)) continue;
      const auto name = local_name(child);
      if (name == "Fout" || name == "Waarschuwing" || name == "Informatie") {
        melding(child);
      } else if (name == "NietGerechtigd") {
        answer_.not_entitled = true;
      } else if (name == "FWI") {
        collect(child);
      }
    }
  }

  Answer& answer_;
};

}  // namespace

bool Answer::complete() const {
  if (service == nullptr || is_fault) return false;
  if (clients.empty() && !nothing) return false;
  return std::all_of(meldingen.begin(), meldingen.end(),
                     [](const Melding& melding) { return melding.soort == "Informatie"; });
}

tl::expected<Answer, message::ParseError> open_answer(std::string_view bytes) {
  auto parsed = message::parse_xml(bytes, namespaces());
  if (!parsed) return tl::unexpected(parsed.error());
  Answer answer{*std::move(parsed)};
  Opener{answer}.run();
  return answer;
}

std::string response_document(std::string_view bytes) {
  const auto parsed = message::parse_xml(bytes, namespaces());
  if (!parsed) return {};
  const auto content = content_of(parsed->root());
  if (!content) return {};
  pugi::xml_document document;
  auto copy = document.append_copy(content);
  for (const auto& space : namespaces()) {
    copy.append_attribute(("xmlns:" + space.prefix).c_str()) = space.uri.c_str();
  }
  copy.append_attribute("xmlns:other") = "urn:rodedraad:onbekend";
  std::ostringstream out;
  document.save(out, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  return std::move(out).str();
}

}  // namespace rodedraad::participatiewet::suwi
