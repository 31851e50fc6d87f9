#include "wmo_message.h"

#include <algorithm>
#include <array>
#include <sstream>
#include <utility>

#include "rodedraad/message/tree.h"
#include "rodedraad/stuf/base64.h"
#include "rodedraad/stuf/faults.h"
#include "rodedraad/stuf/names.h"
#include "rodedraad/stuf/reference.h"
#include "rodedraad/stuf/soap.h"

namespace rodedraad::simulate {

namespace {

/// COD002-VEKT, Berichtcode.
struct Kind {
  std::string_view name;
  std::string_view function;
  std::string_view code;
  std::string_view heen;  ///< berichtcode of what a retour answers; empty: no retour
};

constexpr std::array kKinds{
    Kind{"wmo301", "WMO301", "414", ""}, Kind{"wmo302", "WMO302", "415", "414"},
    Kind{"wmo305", "WMO305", "418", ""}, Kind{"wmo306", "WMO306", "419", "418"},
    Kind{"wmo307", "WMO307", "420", ""}, Kind{"wmo308", "WMO308", "421", "420"},
    Kind{"wmo315", "WMO315", "444", ""}, Kind{"wmo316", "WMO316", "445", "444"},
    Kind{"wmo317", "WMO317", "480", ""}, Kind{"wmo318", "WMO318", "481", "480"},
    Kind{"wmo319", "WMO319", "482", ""}, Kind{"wmo320", "WMO320", "483", "482"},
    Kind{"wmo323", "WMO323", "484", ""}, Kind{"wmo325", "WMO325", "485", "484"}};

constexpr std::array<std::string_view, 7> kReleases{"2_3", "2_4", "3_0", "3_1",
                                                    "3_2", "3_3", "4_0"};
constexpr std::string_view kGgk = "http://www.stufstandaarden.nl/koppelvlak/ggk0210";
constexpr std::string_view kAddressing = "http://www.w3.org/2005/08/addressing";
constexpr std::string_view kHeenEnvelope = "GGK:envelopHeenbericht-ggk_Di01";
constexpr std::string_view kRetourEnvelope = "GGK:envelopRetourbericht-ggk_Du01";

std::vector<message::Namespace> make_namespaces() {
  auto all = stuf::namespaces();
  all.push_back({"GGK", std::string{kGgk}});
  all.push_back({"wsa", std::string{kAddressing}});
  for (const auto release : kReleases) {
    const auto base = "http://www.istandaarden.nl/iwmo/" + std::string{release} + "/";
    all.push_back({"iwmo", base + "basisschema/schema"});
    for (const auto& kind : kKinds) {
      all.push_back({std::string{kind.name}, base + std::string{kind.name} + "/schema"});
    }
  }
  return all;
}

const std::vector<message::Namespace>& namespaces() {
  static const auto all = make_namespaces();
  return all;
}

message::Limits limits() {
  message::Limits limits;
  limits.bytes = std::size_t{36} << 20U;  // 25 MB (OP179) in base64
  limits.nodes = 2'000'000;
  return limits;
}

void refuse(WmoMessage& message, std::string_view code, std::string text) {
  if (!message.problem.form.empty()) return;
  message.problem = {stuf::fault_kind(code).before_receipt ? "Fo03" : "Fo01", std::string{code},
                     std::move(text)};
}

std::string printed(pugi::xml_node node) {
  std::ostringstream out;
  node.print(out, "", pugi::format_raw);
  return out.str();
}

std::string part(pugi::xml_node parent, const std::string& name) {
  return std::string{message::text(parent, name.c_str())};
}

void collect_codes(pugi::xml_node node, std::string_view name, std::vector<std::string>& codes) {
  for (const auto child : node.children()) {
    if (child.name() != name) {
      collect_codes(child, name, codes);
    } else if (std::find(codes.begin(), codes.end(), child.child_value()) == codes.end()) {
      codes.emplace_back(child.child_value());
    }
  }
}

void read_message(WmoMessage& message, pugi::xml_node root) {
  const std::string_view name = root.name();
  const auto* const kind = std::find_if(kKinds.begin(), kKinds.end(), [&](const Kind& k) {
    return name == std::string{k.name} + ":Bericht";
  });
  if (kind == kKinds.end()) {
    return refuse(message, "StUF022", "Dit is geen bericht van iWmo en geen envelop van het GGk.");
  }
  const std::string prefix = std::string{kind->name} + ":";
  const auto header = root.child((prefix + "Header").c_str());
  const auto identification =
      part(header.child((prefix + "BerichtIdentificatie").c_str()), "iwmo:Identificatie");
  const auto sender = part(header, prefix + "Afzender");
  const auto receiver = part(header, prefix + "Ontvanger");
  message.berichtcode = kind->code;
  message.is_retour = !kind->heen.empty();
  if (part(header, prefix + "BerichtCode") != kind->code) {
    refuse(message, "StUF055", "De BerichtCode is niet die van dit bericht.");
  }
  if (message.enveloped && message.control.function != kind->function) {
    refuse(message, "StUF055", "Het bericht is een ander dan de functie zegt.");
  }
  if (sender.empty() || receiver.empty() || identification.empty()) {
    refuse(message, "StUF055", "Afzender, Ontvanger of Identificatie ontbreekt.");
  }
  message.content = printed(root);
  if (!message.is_retour) {
    message.key = message.berichtcode + "/" + sender + "/" + identification;
    return;
  }
  // A retour keeps sender and receiver of what it answers (OP090): the receiver sends it.
  const auto retour = part(header, prefix + "IdentificatieRetour");
  if (retour.empty()) refuse(message, "StUF055", "IdentificatieRetour ontbreekt.");
  message.key = message.berichtcode + "/" + receiver + "/" + retour;
  message.heenbericht = std::string{kind->heen} + "/" + sender + "/" + identification;
  collect_codes(root, prefix + "RetourCode", message.codes);
}

void read_envelope(WmoMessage& message, pugi::xml_node envelope) {
  message.enveloped = true;
  message.envelope = printed(envelope);
  message.control = stuf::read_stuurgegevens(envelope.child("GGK:stuurgegevens"));
  const bool retour = std::string_view{envelope.name()} == kRetourEnvelope;
  if (message.control.berichtcode != (retour ? "Du01" : "Di01")) {
    refuse(message, "StUF022", "De berichtcode past niet bij de envelop.");
  }
  if (!stuf::is_reference(message.control.reference)) {
    refuse(message, "StUF055", "Het referentienummer is geen UUID versie 4 in kleine letters.");
  }
  if (retour && !stuf::is_reference(message.control.cross_reference)) {
    refuse(message, "StUF043", "Het crossRefnummer is niet dat van een heenbericht.");
  }
  const auto content = envelope.child("GGK:parameters").child("GGK:bericht");
  const auto bytes = stuf::from_base64(message::text(content, "GGK:xmlBestand"));
  const auto parsed = message::parse_xml(bytes.value_or(std::string{}), namespaces(), limits());
  if (!bytes || !parsed) {
    return refuse(message, "StUF055", "In xmlBestand moet een bericht in base64 staan.");
  }
  read_message(message, parsed->root());
  if (message.is_retour != retour) {
    refuse(message, "StUF040", "Dit bericht hoort in een andere envelop.");
  }
}

bool read_stuf(WmoMessage& message, pugi::xml_node root) {
  constexpr std::array<std::string_view, 3> forms{"Bv03", "Fo01", "Fo03"};
  const std::string_view name = root.name();
  const auto* const form = std::find_if(forms.begin(), forms.end(), [&](std::string_view f) {
    return name == "StUF:" + std::string{f} + "Bericht";
  });
  if (form == forms.end()) return false;
  message.control = stuf::read_stuurgegevens(root.child("StUF:stuurgegevens"));
  message.berichtcode = *form;
  message.key = message.berichtcode + "/" + message.control.sender.organisation + "/" +
                message.control.reference;
  message.content = printed(root);
  return true;
}

}  // namespace

bool is_silent(const WmoMessage& message) {
  return message.berichtcode.starts_with("Bv") || message.berichtcode.starts_with("Fo");
}

WmoMessage read_wmo(const sdk::Message& request) {
  WmoMessage message;
  const auto parsed = message::parse_xml(request.body, namespaces(), limits());
  if (!parsed) {
    // What it was meant to be only the headers can tell.
    message.in_soap = sdk::find(request.headers, "SOAPAction") != nullptr;
    message.problem = {"Fo03", "StUF055", "De inhoud is geen geldige XML."};
    return message;
  }
  message.in_soap = stuf::is_soap(parsed->root());
  if (message.in_soap) message.soap_id = part(parsed->root().child("soap:Header"), "wsa:MessageID");
  const auto root = stuf::content_of(parsed->root());
  const std::string_view name = root.name();
  if (name == kHeenEnvelope || name == kRetourEnvelope) {
    read_envelope(message, root);
  } else if (!read_stuf(message, root)) {
    read_message(message, root);
  }
  return message;
}

}  // namespace rodedraad::simulate
