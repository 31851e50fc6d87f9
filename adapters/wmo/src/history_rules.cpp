#include "history_rules.h"

#include <algorithm>
#include <set>

#include "class_path.h"
#include "rodedraad/message/tree.h"

namespace rodedraad::wmo {

namespace {

using message::text;

/// RedenBeeindiging: the delivery stops for a while.
constexpr std::string_view kForAWhile = "20";
constexpr std::string_view kRejected = " De gegevens van dit bericht tellen niet.";

class Rules {
 public:
  Rules(const Opened& opened, const History& history, const message::Mapping& mapping, Order order)
      : opened_(opened), history_(history), mapping_(mapping), order_(order) {}

  Verdict run() {
    if (identification_was_used()) {
      verdict_.faults.push_back({"Header", "9056"});
      verdict_.findings.push_back(
          {sdk::Severity::warning, "9056",
           message::place(opened_.root) + "/m:Header/m:BerichtIdentificatie",
           "Deze Identificatie is al gebruikt voor een ander bericht." + std::string{kRejected}});
      return std::move(verdict_);
    }
    const auto client = opened_.root.child("m:Client");
    for (const auto node : client.child("m:ToegewezenProducten").children("m:ToegewezenProduct")) {
      allocated(node);
    }
    starts(client.child("m:StartProducten"));
    for (const auto node : client.child("m:StopProducten").children("m:StopProduct")) stop(node);
    requests(client.child("m:AangevraagdeProducten"));
    if (const auto node = client.child("m:Verzoek")) change(node);
    if (const auto node = opened_.root.child("m:Antwoord")) answer(node);
    return std::move(verdict_);
  }

 private:
  void fault(std::string_view code, pugi::xml_node node, std::string_view text) {
    verdict_.faults.push_back({class_path(node), std::string{code}});
    verdict_.findings.push_back({sdk::Severity::warning, std::string{code}, message::place(node),
                                 std::string{text} + std::string{kRejected}});
  }

  /// A fault only when order counts.
  void out_of_order(std::string_view code, pugi::xml_node node, std::string_view text) {
    if (order_ == Order::strict) return fault(code, node, text);
    verdict_.findings.push_back({sdk::Severity::warning, std::string{code}, message::place(node),
                                 std::string{text} + " Het bericht is toch aangenomen, want "
                                                     "berichten komen in elke volgorde."});
  }

  /// By a message in another envelope; the hub itself sees a repeat in the same one.
  bool identification_was_used() const {
    const auto key = message_key(opened_);
    return history_.has("wmoBericht.soort", key) &&
           history_.value("wmoBericht.referentie", key) != opened_.control.reference;
  }

  /// The value that the mapping gives a code.
  std::string mapped(const char* table, std::string_view code) const {
    return mapping_.lookup(table, code).value_or(std::string{code});
  }

  /// Whether a value is known and another.
  bool differs(const char* path, const std::string& key, const std::string& now) const {
    return history_.has(path, key) && history_.value(path, key) != now;
  }

  std::string request_key(const char* provider, pugi::xml_node node) const {
    return header_text(opened_, provider) + "/" + std::string{text(node, "m:ReferentieAanbieder")};
  }

  void allocated(pugi::xml_node node) {
    const std::string number{text(node, "m:ToewijzingNummer")};
    const auto product = node.child("m:Product");
    if (differs("wmoVoorziening.aanbieder", number, header_text(opened_, "m:Ontvanger")) ||
        differs("wmoVoorziening.categorie", number,
                mapped("categorie", text(product, "iwmo:Categorie"))) ||
        differs("wmoVoorziening.code", number, std::string{text(product, "iwmo:Code")})) {
      fault("9332", node, "Dit toewijzingsnummer is al van een andere toewijzing.");
    }
    if (text(node, "m:ReferentieAanbieder").empty()) return;
    if (history_.request_state(request_key("m:Ontvanger", node)).empty()) {
      out_of_order("9379", node, "Van deze ReferentieAanbieder is geen verzoek bekend.");
    }
  }

  void relates_to_allocation(pugi::xml_node node) {
    const auto number = text(node, "m:ToewijzingNummer");
    if (number.empty() || history_.is_allocated(number)) return;
    out_of_order("9019", node, "Bij deze melding is geen toewijzing bekend.");
  }

  void starts(pugi::xml_node list) {
    std::set<std::string> taken_back;
    for (const auto node : list.children("m:StartProduct")) {
      if (text(node, "m:StatusAanlevering") == "3") taken_back.insert(delivery_key(node));
    }
    std::set<std::string> started;
    for (const auto node : list.children("m:StartProduct")) start(node, taken_back, started);
  }

  void start(pugi::xml_node node, const std::set<std::string>& taken_back,
             std::set<std::string>& started) {
    const auto key = delivery_key(node);
    if (text(node, "m:StatusAanlevering") == "3") {
      if (!history_.is_started(key)) {
        fault("9063", node, "Deze start is niet eerder gemeld en kan niet worden verwijderd.");
      } else if (history_.is_stopped(key)) {
        fault("9071", node, "Deze start is al gestopt en kan niet worden verwijderd.");
      }
      return;
    }
    relates_to_allocation(node);
    if (history_.is_started(key)) {
      fault("9074", node, "Deze start is al eerder gemeld.");
    } else if (history_.has_open_delivery_beside(key, taken_back) ||
               !started.insert(delivered_product(key)).second) {
      fault("9326", node, "Van dit product loopt al een levering.");
    }
  }

  void stop(pugi::xml_node node) {
    const auto key = delivery_key(node);
    const std::string end{text(node, "m:Einddatum")};
    const auto code = text(node, "m:RedenBeeindiging");
    const auto reason = mapped("redenBeeindiging", code);
    const bool same = history_.value("wmoLevering.einddatum", key) == end &&
                      history_.value("wmoLevering.redenBeeindiging", key) == reason;
    if (text(node, "m:StatusAanlevering") == "3") {
      if (!same)
        fault("9063", node, "Deze stop is niet eerder gemeld en kan niet worden verwijderd.");
      return;
    }
    relates_to_allocation(node);
    if (!history_.is_stopped(key)) {
      if (!history_.is_started(key)) {
        out_of_order("9069", node, "Bij deze stop is geen start bekend.");
      }
      return;
    }
    const bool was_for_a_while = history_.value("wmoLevering.status", key) == "onderbroken";
    if (same) {
      fault("9074", node, "Deze stop is al eerder gemeld.");
    } else if (!was_for_a_while) {
      fault("9415", node, "Deze levering is al definitief gestopt.");
    } else if (code == kForAWhile) {
      fault("9413", node, "Deze levering is al tijdelijk gestopt.");
    } else if (end < history_.value("wmoLevering.einddatum", key)) {
      fault("9414", node, "De einddatum ligt voor die van de tijdelijke stop.");
    }
  }

  void new_request(pugi::xml_node node) {
    if (!history_.request_state(request_key("m:Afzender", node)).empty()) {
      fault("9347", node, "Deze ReferentieAanbieder is al gebruikt.");
    } else if (history_.has_pending_request(header_text(opened_, "m:Afzender"))) {
      fault("9374", node, "Er loopt nog een verzoek van deze aanbieder.");
    }
  }

  void requests(pugi::xml_node list) {
    for (const auto node : list.children("m:AangevraagdProduct")) new_request(node);
  }

  void change(pugi::xml_node node) {
    new_request(node);
    std::set<std::string> named;
    for (const auto product :
         node.child("m:OngewijzigdeProducten").children("m:OngewijzigdProduct")) {
      existing(product, "9350", named);
    }
    for (const auto product : node.child("m:TeWijzigenProducten").children("m:TeWijzigenProduct")) {
      existing(product, "9351", named);
      const std::string number{text(product, "m:ToewijzingNummer")};
      const std::string wish{text(product, "m:GewensteIngangsdatum")};
      if (wish <= dagtekening(opened_) && differs("wmoVoorziening.ingangsdatum", number, wish)) {
        fault("9357", product, "Een wijziging in het verleden geldt voor de hele toewijzing.");
      }
    }
    for (const auto& number :
         history_.actual_allocations(header_text(opened_, "m:Afzender"), dagtekening(opened_))) {
      if (named.contains(number)) continue;
      out_of_order("9349", node, "Niet alle geldige toewijzingen staan in het verzoek.");
      break;
    }
  }

  void existing(pugi::xml_node product, const char* code, std::set<std::string>& named) {
    const std::string number{text(product, "m:ToewijzingNummer")};
    named.insert(number);
    if (!history_.is_allocated(number)) {
      out_of_order(code, product, "Van dit product is geen toewijzing bekend.");
    }
  }

  void answer(pugi::xml_node node) {
    const auto state = history_.request_state(request_key("m:Ontvanger", node));
    if (state.empty()) {
      out_of_order("9355", node, "Van deze ReferentieAanbieder is geen verzoek bekend.");
    } else if (state == "toegekend") {
      fault("9359", node, "Op dit verzoek is al een toewijzing gevolgd.");
    } else if (state == "afgewezen") {
      fault("9365", node, "Dit verzoek is al afgewezen.");
    } else if (state == "in-onderzoek" && text(node, "m:VerzoekAntwoord") == "2") {
      fault("9360", node, "Dit verzoek is al in onderzoek.");
    }
  }

  const Opened& opened_;
  const History& history_;
  const message::Mapping& mapping_;
  Order order_;
  Verdict verdict_;
};

}  // namespace

Verdict judge_by_history(const Opened& opened, const History& history,
                         const message::Mapping& mapping, Order order) {
  return Rules{opened, history, mapping, order}.run();
}

Verdict judge_header(const Opened& opened, const std::string& today,
                     const message::Mapping& mapping) {
  Verdict verdict;
  const auto fault = [&](std::string code, const char* name, const char* text) {
    verdict.faults.push_back({"Header", code});
    verdict.findings.push_back({sdk::Severity::warning, std::move(code),
                                message::place(opened.root) + "/m:Header/" + name,
                                std::string{text} + std::string{kRejected}});
  };
  if (!today.empty() && dagtekening(opened) > today) {
    fault("8848", "m:BerichtIdentificatie", "De Dagtekening ligt in de toekomst.");
  }
  const auto* const place = opened.kind->from_municipality ? "m:Afzender" : "m:Ontvanger";
  if (mapping.lookup("gemeentecode", header_text(opened, place)).value_or("") == "vervallen") {
    fault("S300", place, "Deze gemeentecode bestaat niet meer.");
  }
  return verdict;
}

}  // namespace rodedraad::wmo
