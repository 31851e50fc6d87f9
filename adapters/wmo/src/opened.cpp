#include "opened.h"

#include <algorithm>
#include <array>

#include "rodedraad/stuf/base64.h"
#include "rodedraad/stuf/names.h"
#include "rodedraad/stuf/reference.h"
#include "rodedraad/stuf/soap.h"
#include "shapes.h"

namespace rodedraad::wmo {

namespace {

constexpr std::string_view kGgk = "http://www.stufstandaarden.nl/koppelvlak/ggk0210";
constexpr std::string_view kHeenEnvelope = "GGK:envelopHeenbericht-ggk_Di01";
constexpr std::string_view kRetourEnvelope = "GGK:envelopRetourbericht-ggk_Du01";
constexpr std::string_view kBom = "\xef\xbb\xbf";
/// Of which releases a message is recognised, so that the refusal can say what is wrong.
constexpr std::array<std::string_view, 7> kReleases{"2_3", "2_4", "3_0", "3_1",
                                                    "3_2", "3_3", "4_0"};
/// Declarations: known, and not for this hub.
constexpr std::array<std::string_view, 2> kOthers{"wmo323", "wmo325"};

/// "wmo305-3_2" for the messages, "basis-3_2" for the basisschema.
std::vector<message::Namespace> make_namespaces() {
  auto all = stuf::namespaces();
  all.push_back({"GGK", std::string{kGgk}});
  const auto add = [&](std::string_view name, std::string_view folder, std::string_view release) {
    all.push_back({std::string{name} + "-" + std::string{release},
                   "http://www.istandaarden.nl/iwmo/" + std::string{release} + "/" +
                       std::string{folder} + "/schema"});
  };
  for (const auto release : kReleases) {
    add("basis", "basisschema", release);
    for (const auto name : kind_names()) add(name, name, release);
    for (const auto name : kOthers) add(name, name, release);
  }
  return all;
}

const std::vector<message::Namespace>& namespaces() {
  static const auto all = make_namespaces();
  return all;
}

message::Limits limits() {
  message::Limits limits;
  limits.bytes = kMostBytes / 3 * 4 + (1U << 20U);
  limits.nodes = 2'000'000;
  return limits;
}

void report(Opened& opened, std::string code, std::string where, std::string text,
            sdk::Severity severity = sdk::Severity::error) {
  opened.findings.push_back({severity, std::move(code), std::move(where), std::move(text)});
}

std::string local_name(std::string_view name) {
  return std::string{name.substr(name.find(':') + 1)};
}

/// Gives the message its prefixes m and iwmo.
void rename(pugi::xml_node node, std::string_view message, std::string_view basis) {
  const std::string name = node.name();
  const auto colon = name.find(':');
  const auto prefix = std::string_view{name}.substr(0, colon);
  if (prefix == message) {
    node.set_name(("m" + name.substr(colon)).c_str());
  } else if (prefix == basis) {
    node.set_name(("iwmo" + name.substr(colon)).c_str());
  }
  for (const auto child : node.children()) {
    if (child.type() == pugi::node_element) rename(child, message, basis);
  }
}

void open_message(Opened& opened) {
  const std::string name = opened.root.name();
  const auto colon = name.find(':');
  const auto prefix = name.substr(0, colon);
  const auto dash = prefix.find('-');
  const bool is_message = dash != std::string::npos && colon != std::string::npos &&
                          name.substr(colon + 1) == "Bericht" && !prefix.starts_with("basis");
  if (!is_message) {
    return report(opened, "StUF022", "/" + local_name(name),
                  "Dit is geen bericht van iWmo, geen GGk-envelop en geen foutbericht.");
  }
  opened.name = prefix.substr(0, dash);
  opened.release = prefix.substr(dash + 1);
  opened.kind = find_kind(opened.name);
  if (opened.kind == nullptr) {
    return report(opened, "StUF037", "/Bericht", "Declaratieberichten worden hier niet verwerkt.");
  }
  rename(opened.root, prefix, "basis-" + opened.release);
}

/// Takes the mark off that UTF-8 does not need; whether the rest may be read.
bool take_payload(Opened& opened, std::string bytes) {
  opened.payload = std::move(bytes);
  if (opened.payload.size() > kMostBytes) {
    report(opened, "StUF055", "", "Het bericht is groter dan 25 MB (OP179).");
    return false;
  }
  if (!message::is_utf8(opened.payload)) {
    report(opened, "StUF055", "", "Het bericht moet UTF-8 zijn.");
    return false;
  }
  if (opened.payload.starts_with(kBom)) {
    report(opened, "wmo-bom", "",
           "Het bericht begint met een BOM; de standaard vraagt UTF-8 zonder.",
           sdk::Severity::warning);
    opened.payload.erase(0, kBom.size());
  }
  return true;
}

void open_tree(Opened& opened, message::Tree tree) {
  opened.tree.emplace(std::move(tree));
  opened.root = stuf::content_of(opened.tree->root());
  open_message(opened);
}

void parse_payload(Opened& opened) {
  auto parsed = message::parse_xml(opened.payload, namespaces(), limits());
  if (!parsed) {
    return report(opened, "StUF055",
                  "regel " + std::to_string(parsed.error().line) + ", teken " +
                      std::to_string(parsed.error().column),
                  "Het iWmo-bericht is geen geldige XML.");
  }
  open_tree(opened, std::move(*parsed));
}

void check_function(Opened& opened, const std::string& where) {
  const auto& function = opened.control.function;
  const auto* const kind = find_function(function);
  if (kind == nullptr) {
    const bool known = function == "WMO323" || function == "WMO325";
    return report(
        opened, known ? "StUF037" : "StUF034", where,
        known ? "Declaratieberichten worden hier niet verwerkt." : "Deze functie is niet bekend.");
  }
  const bool retour = opened.control.berichtcode == "Du01";
  if (kind->is_retour != retour) {
    report(opened, "StUF040", where, "Deze functie past niet bij de berichtcode.");
  }
}

void check_envelope(Opened& opened, pugi::xml_node control) {
  const auto place = message::place(control);
  const std::string expected =
      std::string_view{control.parent().name()} == kHeenEnvelope ? "Di01" : "Du01";
  if (opened.control.berichtcode != expected) {
    report(opened, "StUF022", place + "/StUF:berichtcode",
           "De berichtcode past niet bij de envelop.");
  }
  for (auto& finding : stuf::check_stuurgegevens(control, opened.control)) {
    opened.findings.push_back(std::move(finding));
  }
  if (!stuf::is_reference(opened.control.reference)) {
    report(opened, "StUF055", place + "/StUF:referentienummer",
           "Dit moet een UUID versie 4 in kleine letters zijn.");
  }
  if (expected == "Du01" && !stuf::is_reference(opened.control.cross_reference)) {
    report(opened, "StUF055", place + "/StUF:crossRefnummer",
           "Dit moet het referentienummer van het heenbericht zijn.");
  }
  check_function(opened, place + "/StUF:functie");
}

bool is_version(std::string_view text) {
  return text.size() == 4 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void open_envelope(Opened& opened, pugi::xml_node envelope) {
  opened.enveloped = true;
  const auto control = envelope.child("GGK:stuurgegevens");
  opened.control = stuf::read_stuurgegevens(control);
  const auto parameters = envelope.child("GGK:parameters");
  const auto version = message::text(parameters, "GGK:applicatieVersie");
  const auto subversion = message::text(parameters, "GGK:applicatieSubversie");
  opened.details = opened.control.function + "-" + std::string{version} + std::string{subversion};
  check_envelope(opened, control);
  for (const auto* const name : {"GGK:applicatieVersie", "GGK:applicatieSubversie",
                                 "GGK:functieVersie", "GGK:functieSubversie"}) {
    if (is_version(message::text(parameters, name))) continue;
    report(opened, "StUF055", message::place(envelope) + "/GGK:parameters/" + name,
           "Dit moeten vier cijfers zijn.");
  }
  const auto content = parameters.child("GGK:bericht");
  const auto where = message::place(envelope) + "/GGK:parameters/GGK:bericht";
  if (content.child("GGK:tekstBestand")) {
    return report(opened, "StUF037", where, "Tekstbestanden worden hier niet verwerkt.");
  }
  auto bytes = stuf::from_base64(message::text(content, "GGK:xmlBestand"));
  if (!bytes || bytes->empty()) {
    return report(opened, "StUF055", where, "Hier moet een bestand in base64 staan.");
  }
  if (take_payload(opened, std::move(*bytes))) parse_payload(opened);
  if (opened.kind != nullptr && opened.control.function != opened.kind->function) {
    report(opened, "StUF055", where, "Het bericht is een ander dan de functie zegt.");
  }
}

bool open_stuf(Opened& opened, pugi::xml_node root, std::string_view name) {
  constexpr std::array<std::array<std::string_view, 2>, 3> messages{
      {{"StUF:Fo01Bericht", kFo01}, {"StUF:Fo03Bericht", kFo03}, {"StUF:Bv03Bericht", kBv03}}};
  const auto* const found = std::find_if(messages.begin(), messages.end(),
                                         [&](const auto& row) { return row[0] == name; });
  if (found == messages.end()) return false;
  opened.name = (*found)[1];
  opened.root = root;
  const auto control = root.child("StUF:stuurgegevens");
  opened.control = stuf::read_stuurgegevens(control);
  for (auto& finding : stuf::check_stuurgegevens(control, opened.control)) {
    opened.findings.push_back(std::move(finding));
  }
  return true;
}

/// Envelopes of another version.
bool is_other_envelope(std::string_view name) {
  return name.find("envelopHeenbericht") != std::string_view::npos ||
         name.find("envelopRetourbericht") != std::string_view::npos;
}

void canonical_integer(std::string& text) {
  if (text.starts_with('+') || text.starts_with('-')) text.erase(0, 1);
  text.erase(0, std::min(text.find_first_not_of('0'), text.size() - 1));
}

std::string trimmed(std::string_view text) {
  constexpr std::string_view white = " \t\r\n";
  const auto first = text.find_first_not_of(white);
  if (first == std::string_view::npos) return {};
  return std::string{text.substr(first, text.find_last_not_of(white) + 1 - first)};
}

void make_canonical(const Sequence& sequence, pugi::xml_node parent) {
  for (auto child : parent.children()) {
    const std::string_view name = child.name();
    const auto found = std::find_if(sequence.elements.begin(), sequence.elements.end(),
                                    [&](const Element& element) { return element.name == name; });
    if (found == sequence.elements.end()) continue;
    if (found->sequence != nullptr) {
      make_canonical(*found->sequence, child);
      continue;
    }
    const auto form = found->simple->form;
    if (form != Form::integer && form != Form::date && form != Form::time) continue;
    auto text = trimmed(child.child_value());
    if (form == Form::integer && !text.empty()) canonical_integer(text);
    child.text().set(text.c_str());
  }
}

}  // namespace

bool Opened::failed() const {
  return std::any_of(findings.begin(), findings.end(), [](const sdk::Finding& finding) {
    return finding.severity == sdk::Severity::error;
  });
}

Opened open(std::string_view body) {
  Opened opened;
  if (!message::is_utf8(body)) {
    report(opened, "StUF055", "", "Het bericht moet UTF-8 zijn.");
    return opened;
  }
  auto parsed = message::parse_xml(body, namespaces(), limits());
  if (!parsed) {
    report(opened, "StUF055",
           "regel " + std::to_string(parsed.error().line) + ", teken " +
               std::to_string(parsed.error().column),
           body.size() > limits().bytes ? "Het bericht is groter dan 25 MB (OP179)."
                                        : "Het bericht is geen geldige XML.");
    return opened;
  }
  opened.in_soap = stuf::is_soap(parsed->root());
  const auto root = stuf::content_of(parsed->root());
  const std::string_view name = root.name();
  if (!root) {
    report(opened, "StUF055", "/soap:Envelope/soap:Body", "Hier moet precies een bericht staan.");
  } else if (name == kHeenEnvelope || name == kRetourEnvelope) {
    open_envelope(opened, root);
  } else if (open_stuf(opened, root, name)) {
    opened.tree.emplace(std::move(*parsed));
  } else if (name.starts_with("StUF-old:")) {
    report(opened, "StUF001", "/" + local_name(name), "Alleen StUF 03.01 wordt ondersteund.");
  } else if (is_other_envelope(name)) {
    opened.enveloped = true;
    report(opened, "StUF007", "/" + local_name(name),
           "Van de GGk-envelop wordt alleen versie ggk0210 ondersteund.");
  } else if (opened.in_soap || take_payload(opened, std::string{body})) {
    // In SOAP the document has no bytes of its own.
    open_tree(opened, std::move(*parsed));
  }
  return opened;
}

Opened reopen(std::string_view body) {
  auto opened = open(body);
  if (opened.failed()) throw sdk::BadMessage("Het bericht is niet te lezen.");
  return opened;
}

void make_canonical(Opened& opened) {
  if (opened.kind == nullptr) return;
  const auto header = opened.root.child("m:Header");
  make_canonical(header_shape(opened.kind->from_municipality), header);
  make_canonical(retour_header_shape(), header);
  const auto& body = body_shape(*opened.kind);
  make_canonical(*body.sequence, opened.root.child(std::string{body.name}.c_str()));
}

std::string header_text(const Opened& opened, const char* name) {
  return std::string{message::text(opened.root.child("m:Header"), name)};
}

std::string identification(const Opened& opened) {
  return std::string{message::text(opened.root.child("m:Header").child("m:BerichtIdentificatie"),
                                   "iwmo:Identificatie")};
}

std::string dagtekening(const Opened& opened) {
  return trimmed(message::text(opened.root.child("m:Header").child("m:BerichtIdentificatie"),
                               "iwmo:Dagtekening"));
}

std::string message_key(const Opened& opened) {
  const auto* const heen = opened.kind->is_retour ? find_kind(opened.kind->retour) : opened.kind;
  return std::string{heen->code} + "/" + header_text(opened, "m:Afzender") + "/" +
         identification(opened);
}

}  // namespace rodedraad::wmo
