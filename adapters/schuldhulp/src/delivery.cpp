#include "delivery.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

#include "codes.h"
#include "reader.h"
#include "rodedraad/json_api/check.h"
#include "rodedraad/message/json_writer.h"
#include "rodedraad/message/tree.h"
#include "rodedraad/sdk/identifiers.h"
#include "shapes.h"
#include "traject.h"

namespace rodedraad::schuldhulp {

namespace {

using message::JsonWriter;
using message::text;

/// A delivery may have 25,000 trajecten or 50,000 signals (DDAS, afspraken over de levering).
message::Limits limits() {
  message::Limits limits;
  limits.bytes = std::size_t{128} << 20U;
  limits.nodes = 6'000'000;
  return limits;
}

std::string_view type_of(pugi::xml_node node) { return node.attribute("type").value(); }

/// The answer of the API has the delivery in "gegevens"; a file is the delivery itself.
pugi::xml_node delivery_in(pugi::xml_node root) {
  const auto wrapped = root.child("gegevens");
  return type_of(wrapped) == "object" && !root.child("leveringen") ? wrapped : root;
}

bool is_signals(pugi::xml_node delivery) {
  bool signals = false;
  for (const auto levering : delivery.child("leveringen").children()) {
    for (const auto member : levering.children()) {
      const auto name = loosely(member.name());
      if (name == "schuldhulptrajecten") return false;
      // Only vroegsignalering has the municipality here.
      signals = signals || name == "vroegsignalen" || name == "vroegsignaalzaken" ||
                name == "gemeentecode";
    }
  }
  return signals;
}

std::string_view kind_in(pugi::xml_node delivery) {
  if (type_of(delivery.child("leveringen")) != "array") return {};
  return is_signals(delivery) ? "vs.levering" : "ddas.levering";
}

sdk::Finding error(std::string_view code, std::string where, std::string text) {
  return {sdk::Severity::error, std::string{code}, std::move(where), std::move(text)};
}

/// Everything that is wrong with a delivery, which gets the form of its model.
std::vector<sdk::Finding> bring_in_form(pugi::xml_node delivery, const Reading& reading) {
  const bool signals = is_signals(delivery);
  const auto* const schema = signals ? reading.vs_schema : reading.ddas_schema;
  // First, because the reader changes what it reads.
  auto by_schema = schema == nullptr ? message::Deviations{} : schema->check(delivery, 200);
  Reader reader{reading.options.strict, reading.mapping};
  reader.object(signals ? vs_delivery() : ddas_delivery(), delivery);
  auto findings = reader.take();
  for (auto& finding : by_schema) {
    const bool told = std::any_of(findings.begin(), findings.end(),
                                  [&](const auto& other) { return other.where == finding.where; });
    if (told) continue;
    if (!reading.options.strict) finding.severity = sdk::Severity::warning;
    findings.push_back(std::move(finding));
  }
  return findings;
}

/// Members that stay with the source: amounts of money, free text, and who the creditors are.
bool stays_behind(std::string_view name) {
  constexpr std::array<std::string_view, 8> names{"omschrijving",
                                                  "schulden",
                                                  "totaalSchuldbedragBijAanvangSchuld",
                                                  "vtlb",
                                                  "client",
                                                  "bedrag",
                                                  "contactpogingen",
                                                  "vroegsignalen"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

void copy(JsonWriter& json, std::string_view name, pugi::xml_node node) {
  const auto type = type_of(node);
  if (type == "object") {
    json.begin_object(name);
    for (const auto member : node.children()) {
      if (!stays_behind(member.name())) copy(json, member.name(), member);
    }
    json.end_object();
  } else if (type == "array") {
    json.begin_array(name);
    for (const auto item : node.children("item")) {
      if (type_of(item) == "object") copy(json, {}, item);
    }
    json.end_array();
  } else if (type == "string") {
    json.text(name, node.text().get());
  } else {
    json.raw(name, node.text().get());
  }
}

/// The pointers to the items of a list. To ask a node for its own counts all that stand before it.
class Places {
 public:
  explicit Places(pugi::xml_node list) : list_(message::pointer(list)) {}
  std::string of(std::size_t index) const { return list_ + "/" + std::to_string(index); }

 private:
  std::string list_;
};

/// Makes the parts of one delivery.
class Splitter {
 public:
  Splitter(pugi::xml_node delivery, const Reading& reading, const sdk::Message& whole,
           sdk::Decoded& decoded)
      : delivery_(delivery), reading_(reading), whole_(whole), decoded_(decoded) {
    moment_ = text(delivery, "aanleverdatumEnTijd");
    supplier_ = text(delivery, "codeGegevensleverancier");
    if (supplier_.empty()) supplier_ = "onbekend";
  }

  void split() {
    for (const auto levering : delivery_.child("leveringen").children("item")) {
      if (type_of(levering) != "object") continue;
      const std::string own{text(levering, "gemeentecode")};
      const std::string municipality =
          own.empty()
              ? std::string{text(levering.child("aanleverende_organisatie"), "gemeentecode")}
              : own;
      trajecten(levering.child("schuldhulptrajecten"), municipality);
      signals(levering, municipality);
    }
  }

 private:
  void trajecten(pugi::xml_node list, const std::string& fallback) {
    const Places places{list};
    std::size_t index = 0;
    for (const auto traject : list.children("item")) {
      const auto place = places.of(index++);
      if (type_of(traject) != "object") continue;
      const std::string own{text(traject, "gemeentecode")};
      const auto& municipality = own.empty() ? fallback : own;
      std::size_t clients = 0;
      for (const auto client : traject.child("client").children("item")) {
        if (type_of(client) != "object") continue;
        add("ddas.traject", place + "/client/" + std::to_string(clients++),
            traject_body(traject, client, municipality));
      }
      if (clients == 0) {
        left_out(place + "/client", "Dit traject heeft geen client en is niet overgenomen.");
      }
    }
  }

  std::string traject_body(pugi::xml_node traject, pugi::xml_node client,
                           const std::string& municipality) const {
    auto json = begin(municipality);
    json.text("sleutel", traject_key(municipality, traject));
    json.text("status", status_of(traject, day()));
    if (const auto debt = debt_of(traject)) {
      json.raw("problematischeSchulden", *debt > 0 ? "true" : "false");
      if (reading_.options.debt_band) json.text("schuldbedrag", band_of(*debt));
    }
    if (in_crisis(traject)) json.raw("crisis", *in_crisis(traject) ? "true" : "false");
    write_client(json, client);
    copy(json, "traject", traject);
    json.end_object();
    return json.take();
  }

  /// The day of which the delivery tells.
  std::string_view day() const { return moment_.substr(0, 10); }

  /// A crisis at the registration, or one that has not ended.
  std::optional<bool> in_crisis(pugi::xml_node traject) const {
    for (const auto crisis : traject.child("crisisinterventies").children("item")) {
      const auto end = text(crisis, "einddatum");
      if (text(crisis, "startdatum") <= day() && (end.empty() || end >= day())) return true;
    }
    const auto at_start = text(traject.child("aanmelding"), "crisisinterventie");
    if (at_start.empty()) return std::nullopt;
    return at_start == "true" && traject.child("crisisinterventies").empty();
  }

  void signals(pugi::xml_node levering, const std::string& municipality) {
    std::map<std::string, pugi::xml_node, std::less<>> clients;
    const Places places{levering.child("vroegsignalen")};
    std::size_t index = 0;
    for (const auto signal : levering.child("vroegsignalen").children("item")) {
      const auto place = places.of(index++);
      const std::string id{text(signal, "ID")};
      const auto client = signal.child("client");
      if (type_of(signal) != "object" || id.empty() || !client) {
        left_out(place, "Dit signaal heeft geen ID of client en is niet overgenomen.");
        continue;
      }
      clients.emplace(id, client);
      auto json = begin(municipality);
      json.text("sleutel", signal_key(municipality, id));
      write_client(json, client);
      copy(json, "signaal", signal);
      json.end_object();
      add("vs.signaal", place + "/client", json.take());
    }
    files(levering.child("vroegsignaalzaken"), municipality, clients);
  }

  /// A file says nothing of its client: that is the one of its signals.
  void files(pugi::xml_node list, const std::string& municipality,
             const std::map<std::string, pugi::xml_node, std::less<>>& clients) {
    const Places places{list};
    std::size_t index = 0;
    for (const auto file : list.children("item")) {
      const auto place = places.of(index++) + "/vroegsignalen/";
      std::size_t number = 0;
      for (const auto reference : file.child("vroegsignalen").children("item")) {
        const auto own_place = place + std::to_string(number++);
        const std::string id{text(reference, "ID")};
        const auto client = clients.find(id);
        if (client == clients.end()) {
          decoded_.findings.push_back(
              {sdk::Severity::warning, std::string{kNoSignal}, own_place,
               "Dit signaal staat niet in deze levering; van wie de zaak is, is onbekend."});
          continue;
        }
        auto json = begin(municipality);
        json.text("sleutel", signal_key(municipality, id));
        write_client(json, client->second);
        copy(json, "zaak", file);
        json.end_object();
        add("vs.zaak", own_place, json.take());
      }
    }
  }

  /// An ID is unique within the delivery of one supplier for one municipality.
  std::string signal_key(const std::string& municipality, const std::string& id) const {
    return supplier_ + "/" + municipality + "/" + id;
  }

  void left_out(std::string place, std::string why) {
    decoded_.findings.push_back(
        {sdk::Severity::warning, std::string{kMissing}, std::move(place), std::move(why)});
  }

  JsonWriter begin(const std::string& municipality) const {
    JsonWriter json;
    json.begin_object();
    json.text("gegevensleverancier", supplier_).text("aangeleverd", moment_);
    json.text("gemeentecode", municipality);
    return json;
  }

  static void write_client(JsonWriter& json, pugi::xml_node client) {
    json.begin_object("client");
    for (const auto member : client.children()) {
      if (member.type() == pugi::node_element) copy(json, member.name(), member);
    }
    json.end_object();
  }

  void add(std::string kind, std::string place, std::string body) {
    sdk::Message part;
    part.kind = std::move(kind);
    part.sender = whole_.sender;
    part.media_type = "application/json";
    part.headers = {{"plaats", std::move(place)}};
    part.body = std::move(body);
    decoded_.parts.push_back(std::move(part));
  }

  pugi::xml_node delivery_;
  const Reading& reading_;
  const sdk::Message& whole_;
  sdk::Decoded& decoded_;
  std::string_view moment_;
  std::string supplier_;
};

/// Asks the next page when this is not the last one (DDAS-SHV.yaml, Paginering).
void ask_next(pugi::xml_node root, sdk::Decoded& decoded) {
  const auto paging = root.child("paginering");
  const auto current = paging.child("currentPage").text().as_llong();
  const auto total = paging.child("totalPages").text().as_llong();
  if (current < 1 || current >= total) return;
  decoded.responses.push_back(
      {"gegevens.opvragen", {{"opvraag.pagina", "", std::to_string(current + 1)}}});
}

}  // namespace

sdk::Admission admit_delivery(const sdk::Message& message, const Reading& reading) {
  sdk::Admission admission;
  const auto parsed = message::parse_json(message.body, limits());
  if (!parsed) {
    const auto& wrong = parsed.error();
    admission.verdict = sdk::Verdict::refuse;
    admission.kind = "ddas.levering";
    admission.findings = {
        error(kUnreadable,
              "regel " + std::to_string(wrong.line) + ", teken " + std::to_string(wrong.column),
              "Het bericht is geen geldige JSON.")};
    return admission;
  }
  const auto delivery = delivery_in(parsed->root());
  const auto kind = kind_in(delivery);
  admission.kind = kind.empty() ? "ddas.levering" : kind;
  if (kind.empty()) {
    admission.findings = {error(kMissing, message::pointer(delivery) + "/leveringen",
                                "Dit is geen levering: de lijst met leveringen ontbreekt.")};
  } else if (reading.options.strict) {
    admission.findings = bring_in_form(delivery, reading);
  }
  if (json_api::has_error(admission.findings)) admission.verdict = sdk::Verdict::refuse;
  return admission;
}

sdk::Decoded decode_delivery(const sdk::Message& message, const Reading& reading) {
  const auto parsed = message::parse_json(message.body, limits());
  if (!parsed) throw sdk::BadMessage("Het bericht is geen geldige JSON.");
  const auto root = parsed->root();
  const auto delivery = delivery_in(root);
  if (kind_in(delivery).empty()) throw sdk::BadMessage("Dit is geen levering.");
  sdk::Decoded decoded;
  decoded.findings = bring_in_form(delivery, reading);
  if (json_api::has_error(decoded.findings)) return decoded;
  Splitter{delivery, reading, message, decoded}.split();
  ask_next(root, decoded);
  if (decoded.parts.empty()) {
    decoded.findings.push_back({sdk::Severity::note, "shv-lege-levering",
                                message::pointer(delivery) + "/leveringen",
                                "De levering heeft geen trajecten of signalen."});
  }
  return decoded;
}

Page page_of(std::string_view body) {
  const auto parsed = message::parse_json(body, limits());
  if (!parsed) return {};
  const auto root = parsed->root();
  return {kind_in(delivery_in(root)),
          root.child("paginering").child("currentPage").text().as_llong()};
}

}  // namespace rodedraad::schuldhulp
