#include "retour.h"

#include <algorithm>

#include "class_path.h"
#include "rodedraad/message/tree.h"
#include "rodedraad/stuf/base64.h"
#include "rodedraad/stuf/moment.h"
#include "rodedraad/stuf/names.h"
#include "rodedraad/stuf/reference.h"
#include "rodedraad/stuf/soap.h"
#include "rodedraad/stuf/xml_writer.h"
#include "shapes.h"

namespace rodedraad::wmo {

namespace {

constexpr const char* kHeen = "wmoRetour.heenbericht";
constexpr const char* kCode = "wmoRetour.code";
constexpr std::string_view kHeader = "Header";
/// No fault in this data class.
constexpr std::string_view kFine = "0200";
/// Of the XSDs that a return message follows.
constexpr std::string_view kXsdVersion = "1.0.0";
constexpr std::string_view kGgk = "http://www.stufstandaarden.nl/koppelvlak/ggk0210";
constexpr std::string_view kAction = "http://www.stufstandaarden.nl/koppelvlak/ggk0210/ggk_Du01";

/// The codes of the data classes.
class Codes {
 public:
  explicit Codes(const std::vector<sdk::FieldValue>& fields) {
    for (const auto& field : fields) {
      if (field.path == kCode) codes_.push_back(&field);
    }
  }

  bool none() const { return codes_.empty(); }
  bool only_header() const {
    return std::any_of(codes_.begin(), codes_.end(),
                       [](const auto* code) { return code->key.starts_with(kHeader); });
  }
  /// 0200 when the class has no fault. One class may have several: "…/StartProduct[1]#2".
  std::vector<std::string> of(std::string_view place) const {
    std::vector<std::string> found;
    for (const auto* const code : codes_) {
      const auto where = std::string_view{code->key}.substr(0, code->key.find('#'));
      if (where == place) found.push_back(code->value);
    }
    if (found.empty()) found.emplace_back(kFine);
    return found;
  }

 private:
  std::vector<const sdk::FieldValue*> codes_;
};

void write_codes(stuf::XmlWriter& xml, const std::vector<std::string>& codes) {
  xml.open("m:RetourCodes");
  for (const auto& code : codes) xml.text("m:RetourCode", code);
  xml.close();
}

bool has_elements(pugi::xml_node node) {
  const auto children = node.children();
  return std::any_of(children.begin(), children.end(),
                     [](pugi::xml_node child) { return child.type() == pugi::node_element; });
}

/// An element and all below it as it came, with the codes of each data class.
void copy(stuf::XmlWriter& xml, pugi::xml_node node, const Sequence* shape, const Codes* codes) {
  if (!has_elements(node)) {
    xml.text(node.name(), node.child_value());
    return;
  }
  xml.open(node.name());
  for (const auto child : node.children()) {
    const Sequence* below = nullptr;
    if (shape != nullptr) {
      const auto found =
          std::find_if(shape->elements.begin(), shape->elements.end(),
                       [&](const Element& element) { return element.name == child.name(); });
      if (found != shape->elements.end()) below = found->sequence;
    }
    copy(xml, child, below, codes);
  }
  if (codes != nullptr && shape != nullptr && shape->data_class) {
    write_codes(xml, codes->of(class_path(node)));
  }
  xml.close();
}

void write_header(stuf::XmlWriter& xml, const Opened& heen, const Kind& kind,
                  const sdk::EncodeRequest& request, const std::string& day, const Codes& codes) {
  xml.open("m:Header");
  for (const auto child : heen.root.child("m:Header").children()) {
    if (std::string_view{child.name()} == "m:BerichtCode") {
      xml.text("m:BerichtCode", kind.code);
    } else {
      copy(xml, child, nullptr, nullptr);
    }
  }
  xml.text("m:IdentificatieRetour", stuf::short_reference(request.id));
  xml.text("m:DagtekeningRetour", day);
  xml.open("m:XsdVersieRetour");
  xml.text("iwmo:BasisschemaXsdVersie", kXsdVersion);
  xml.text("iwmo:BerichtXsdVersie", kXsdVersion);
  xml.close();
  if (!codes.none()) write_codes(xml, codes.of(kHeader));
  xml.close();
}

std::string write_message(const Opened& heen, const Kind& kind, const sdk::EncodeRequest& request,
                          const std::string& day) {
  const Codes codes{request.fields};
  const std::string space = "http://www.istandaarden.nl/iwmo/" + heen.release + "/";
  stuf::XmlWriter xml;
  xml.open("m:Bericht");
  xml.attribute("xmlns:m", space + std::string{kind.name} + "/schema");
  xml.attribute("xmlns:iwmo", space + "basisschema/schema");
  write_header(xml, heen, kind, request, day, codes);
  if (!codes.none() && !codes.only_header()) {
    const auto& body = body_shape(kind);
    copy(xml, heen.root.child(std::string{body.name}.c_str()), body.sequence, &codes);
  }
  xml.close();
  return xml.take();
}

/// "3_2" as the four digits of functieVersie and functieSubversie.
std::string four_digits(std::string_view part) {
  return std::string(4 - std::min<std::size_t>(4, part.size()), '0') + std::string{part};
}

void write_system(stuf::XmlWriter& xml, std::string_view name, const stuf::System& system) {
  xml.open(name);
  xml.text("StUF:organisatie", system.organisation);
  xml.text("StUF:applicatie", system.application);
  xml.text_if("StUF:administratie", system.administration);
  xml.text_if("StUF:gebruiker", system.user);
  xml.close();
}

std::string in_envelope(const std::string& document, const Opened& heen, const Kind& kind,
                        const sdk::EncodeRequest& request, std::int64_t now,
                        const std::string& application) {
  auto sender = heen.control.receiver;
  auto receiver = heen.control.sender;
  if (sender.application == "GGk") receiver.application = "GGk";
  sender.application = application;
  const auto underscore = heen.release.find('_');
  stuf::XmlWriter xml;
  xml.open("GGK:envelopRetourbericht-ggk_Du01");
  xml.attribute("xmlns:StUF", stuf::kNamespace).attribute("xmlns:GGK", kGgk);
  xml.open("GGK:stuurgegevens");
  xml.text("StUF:berichtcode", "Du01");
  write_system(xml, "StUF:zender", sender);
  write_system(xml, "StUF:ontvanger", receiver);
  xml.text("StUF:referentienummer", stuf::reference(request.id));
  xml.text("StUF:tijdstipBericht", stuf::tijdstip(now));
  xml.text("StUF:crossRefnummer", heen.control.reference);
  xml.text("StUF:functie", kind.function);
  xml.close();
  xml.open("GGK:parameters");
  xml.text("GGK:applicatieVersie", "0001").text("GGK:applicatieSubversie", "0000");
  xml.text("GGK:functieVersie", four_digits(heen.release.substr(0, underscore)));
  xml.text("GGK:functieSubversie", four_digits(heen.release.substr(underscore + 1)));
  xml.open("GGK:bericht").text("GGK:xmlBestand", stuf::to_base64(document)).close();
  xml.close();
  xml.close();
  return xml.take();
}

}  // namespace

sdk::Response retour_response(const Opened& heen, const std::string& body,
                              const std::vector<ClassFault>& faults) {
  sdk::Response response{std::string{heen.kind->retour}, {{kHeen, {}, body}}};
  for (const auto& fault : faults) {
    const auto earlier = std::count_if(
        response.fields.begin(), response.fields.end(),
        [&](const auto& field) { return field.key.substr(0, field.key.find('#')) == fault.where; });
    auto key = fault.where;
    if (earlier > 0) key += "#" + std::to_string(earlier + 1);
    response.fields.push_back({kCode, std::move(key), fault.code});
  }
  return response;
}

sdk::Message encode_retour(const sdk::EncodeRequest& request, const std::string& application) {
  const auto* const body = request.find(kHeen);
  const auto* const kind = find_kind(request.kind);
  if (body == nullptr || kind == nullptr || !kind->is_retour) {
    throw sdk::BadMessage("Een retourbericht hoort bij een heenbericht.");
  }
  const auto heen = reopen(*body);
  if (heen.kind == nullptr || heen.kind->retour != kind->name) {
    throw sdk::BadMessage("Dit retourbericht hoort niet bij dit heenbericht.");
  }
  const auto now = stuf::moment_of_date_time(request.created);
  if (!now) throw sdk::BadMessage("Het moment van maken ontbreekt.");
  sdk::Message message;
  message.id = request.id;
  message.kind = request.kind;
  message.method = "POST";
  message.media_type = "text/xml";
  message.body = write_message(heen, *kind, request, stuf::dutch_day(*now));
  if (heen.enveloped) {
    message.body = in_envelope(message.body, heen, *kind, request, *now, application);
    message.headers.push_back({"SOAPAction", std::string{kAction}});
  }
  return message;
}

}  // namespace rodedraad::wmo
