#include "allegro.h"

#include <array>
#include <string>

#include "codes.h"
#include "rodedraad/message/tree.h"
#include "rodedraad/sdk/identifiers.h"

namespace rodedraad::schuldhulp {

namespace {

struct Payload {
  std::string_view element;
  std::string_view kind;
};

constexpr std::array kPayloads{
    Payload{"SchuldHulpService___GetSRVAanvraagResponse", "allegro.aanvraag"},
    Payload{"SchuldHulpService___GetSRVOverzichtResponse", "allegro.overzicht"}};
constexpr std::string_view kPerson = "allegro.relatie";

std::string_view local_name(pugi::xml_node node) {
  const std::string_view name{node.name()};
  return name.substr(name.find(':') + 1);
}

pugi::xml_node child_named(pugi::xml_node node, std::string_view name) {
  return node.find_child([&](pugi::xml_node child) { return local_name(child) == name; });
}

/// What stands in the SOAP body; the root itself when there is no envelope.
pugi::xml_node payload_of(pugi::xml_node root) {
  if (local_name(root) != "Envelope") return root;
  auto payload = child_named(root, "Body").first_child();
  while (payload && payload.type() != pugi::node_element) payload = payload.next_sibling();
  return payload;
}

/// What the mapping reads, and the kind that it is; several services answer with a relatie.
struct Content {
  std::string_view kind;
  pugi::xml_node element;
};

Content content_of(pugi::xml_node payload) {
  const auto result = child_named(payload, "Result");
  for (const auto& known : kPayloads) {
    if (local_name(payload) == known.element) return {known.kind, result};
  }
  const auto person = result.find_node([](pugi::xml_node node) {
    return child_named(node, "RelatieCode") && child_named(node, "BSN");
  });
  if (person) return {kPerson, person};
  if (child_named(result, "RelatieCode") && child_named(result, "BSN")) return {kPerson, result};
  return {};
}

bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Whether the text is an xs:dateTime; the mapping takes its day.
bool is_date_time(std::string_view text) {
  return text.size() >= 19 && text[10] == 'T' && sdk::is_date(text.substr(0, 10));
}

/// Delphi and .NET have no empty date: day zero of either means that there is none.
bool is_no_date(std::string_view day) {
  return day == "0001-01-01" || day == "1899-12-30" || day == "1899-12-31" || day == "1900-01-01";
}

void make_day(pugi::xml_node element) {
  const std::string day{std::string_view{element.text().get()}.substr(0, 10)};
  element.text().set(is_no_date(day) ? "" : day.c_str());
}

/// A BSN is an xs:int there: what a leading zero was is put back.
void make_bsn(pugi::xml_node element, std::vector<sdk::Finding>& findings) {
  std::string digits{element.text().get()};
  const bool none = digits.empty() || digits == "0" || digits == "-1";
  const bool padded = is_digits(digits) && digits.size() < 9;
  if (padded) digits.insert(0, 9 - digits.size(), '0');
  if (!none && !sdk::is_bsn(digits)) {
    findings.push_back({sdk::Severity::warning, std::string{kBsn}, message::place(element),
                        "Dit BSN voldoet niet aan de elfproef en is niet gebruikt."});
  }
  element.text().set(sdk::is_bsn(digits) ? digits.c_str() : "");
}

/// Local names, days instead of moments, and text of nine digits for a BSN; the mapping then reads
/// it without name spaces.
void bring_in_form(pugi::xml_node element, std::vector<sdk::Finding>& findings) {
  for (const auto child : element.children()) {
    if (child.type() == pugi::node_element) bring_in_form(child, findings);
  }
  if (local_name(element) == "BSN") make_bsn(element, findings);
  if (is_date_time(element.text().get())) make_day(element);
  element.set_name(std::string{local_name(element)}.c_str());
}

message::Parsed parse(const sdk::Message& message) {
  return message::parse_xml(message.body, {{"a", "http://tempuri.org/"}});
}

sdk::Admission refuse(std::string_view code, std::string where, std::string text) {
  sdk::Admission admission;
  admission.verdict = sdk::Verdict::refuse;
  admission.kind = "allegro.aanvraag";
  admission.findings.push_back(
      {sdk::Severity::error, std::string{code}, std::move(where), std::move(text)});
  return admission;
}

}  // namespace

sdk::Admission admit_allegro(const sdk::Message& message, const Options& options) {
  const auto parsed = parse(message);
  if (!parsed) {
    return refuse(kUnreadable,
                  "regel " + std::to_string(parsed.error().line) + ", teken " +
                      std::to_string(parsed.error().column),
                  "Het bericht is geen geldige XML.");
  }
  const auto payload = payload_of(parsed->root());
  const auto content = content_of(payload);
  if (local_name(payload) == "Fault") {
    return refuse("allegro-fault", message::place(payload), "Allegro meldt een fout.");
  }
  if (content.kind.empty()) {
    return refuse(kUnknown, message::place(payload), "Dit antwoord van Allegro is niet bekend.");
  }
  if (!content.element) {
    return refuse(kMissing, message::place(payload), "Het element Result ontbreekt.");
  }
  sdk::Admission admission;
  admission.kind = content.kind;
  if (!options.municipality.empty()) admission.municipality = "code:" + options.municipality;
  return admission;
}

sdk::Decoded decode_allegro(const sdk::Message& message, const message::Mapping& mapping) {
  const auto parsed = parse(message);
  if (!parsed) throw sdk::BadMessage("Het bericht is geen geldige XML.");
  const auto [kind, element] = content_of(payload_of(parsed->root()));
  if (kind.empty() || !element) throw sdk::BadMessage("Dit antwoord van Allegro is niet bekend.");
  sdk::Decoded decoded;
  bring_in_form(element, decoded.findings);
  mapping.apply(kind, element, decoded);
  return decoded;
}

}  // namespace rodedraad::schuldhulp
