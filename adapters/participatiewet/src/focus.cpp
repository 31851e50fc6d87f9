#include <charconv>
#include <optional>
#include <string>

#include "calendar_day.h"
#include "portal_message.h"
#include "portal_nodes.h"
#include "rodedraad/message/tree.h"
#include "rodedraad/sdk/identifiers.h"

namespace rodedraad::participatiewet {

namespace {

constexpr std::string_view kSchema = "pw-specificatie";
constexpr int kMostDays = 3660;

/// A whole number of days, also when it is written as a text.
std::optional<int> days_in(pugi::xml_node parent, const char* member) {
  const auto text = message::text(parent, member);
  int days = 0;
  const auto* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, days);
  if (error != std::errc{} || stop != end || days < 0 || days > kMostDays) return std::nullopt;
  return days;
}

class Applications {
 public:
  Applications(pugi::xml_node root, const message::Mapping& mapping, bool strict)
      : node_(focus_in(root)), mapping_(mapping), complaints_(strict) {}

  Portal read() {
    person();
    for (const auto soort : items_of(node_.child("soortProduct"))) {
      for (const auto product : items_of(soort.child("product"))) consider(product);
    }
    if (newest_) mark(newest_);
    return {node_, complaints_.take()};
  }

 private:
  /// A BSN that was written as a number has lost its leading zeros.
  void person() {
    auto bsn = node_.child("bsn");
    if (has_type(bsn, "number")) {
      std::string digits = bsn.child_value();
      if (digits.size() < 9) digits.insert(0, 9 - digits.size(), '0');
      bsn.text().set(digits.c_str());
    }
    if (!sdk::is_bsn(bsn.child_value())) {
      complaints_.wrong("pw-bsn", node_, "bsn",
                        "Het BSN ontbreekt of voldoet niet aan de elfproef.");
    }
  }

  void consider(pugi::xml_node product) {
    if (!mapping_.lookup("levensonderhoud", message::text(product, "naam"))) return;
    const auto steps = product.child("processtappen");
    if (!has_type(steps, "object")) {
      complaints_.differs(std::string{kSchema}, product, "processtappen",
                          "De stappen van deze aanvraag ontbreken.");
      return;
    }
    for (const char* const name :
         {"aanvraag", "inBehandeling", "herstelTermijn", "beslissing", "bezwaar"}) {
      check(steps, name);
    }
    const auto begin = begin_of(steps);
    if (newest_ && begin < begin_) return;
    newest_ = product;
    begin_ = begin;
  }

  /// A step is null, or an object with a day.
  void check(pugi::xml_node steps, const char* name) {
    const auto step = steps.child(name);
    if (!step || has_type(step, "null")) return;
    if (!has_type(step, "object")) {
      complaints_.differs(std::string{kSchema}, steps, name, "Dit moet een object zijn, of null.");
    } else if (!day(steps, name)) {
      complaints_.differs("pw-datum", step, "datum", "Deze stap heeft geen leesbare datum.");
    }
  }

  static std::optional<std::string> day(pugi::xml_node steps, const char* step) {
    return day_of(message::text(steps.child(step), "datum"));
  }

  static std::string begin_of(pugi::xml_node steps) {
    for (const char* const step : {"aanvraag", "inBehandeling", "beslissing"}) {
      if (auto found = day(steps, step)) return *std::move(found);
    }
    return {};
  }

  void mark(pugi::xml_node product) {
    const auto steps = product.child("processtappen");
    const auto set = [&](const char* name, const std::string& text) {
      product.append_attribute(name) = text.c_str();
    };
    set("telt", "ja");
    if (const auto asked = begin_of(steps); !asked.empty()) set("aanvraagdatum", asked);
    if (has_type(steps.child("beslissing"), "object")) return decided(product, steps);
    set("status", "aangevraagd");
    const auto wait = days_in(steps.child("herstelTermijn"), "aantalDagenHerstelTermijn");
    if (const auto since = day(steps, "herstelTermijn")) {
      if (wait) {
        set("wachtOpKlantTot", days_after(*since, *wait));
      } else {
        complaints_.warn(std::string{kSchema}, steps.child("herstelTermijn"),
                         "aantalDagenHerstelTermijn", "Het aantal dagen ontbreekt.");
      }
    }
    const auto service = days_in(product, "dienstverleningstermijn");
    if (const auto begun = day(steps, "inBehandeling"); begun && service) {
      set("verwachteBeslisdatum",
          days_after(*begun, *service + days_in(product, "inspanningsperiode").value_or(0) +
                                 wait.value_or(0)));
    }
  }

  void decided(pugi::xml_node product, pugi::xml_node steps) {
    if (const auto when = day(steps, "beslissing")) {
      product.append_attribute("besluitdatum") = when->c_str();
    }
    const auto status = mapping_.lookup("typeBesluit", message::text(product, "typeBesluit"));
    if (status) {
      product.append_attribute("status") = status->c_str();
    } else {
      complaints_.warn("pw-code-onbekend", product, "typeBesluit",
                       "Dit besluit staat niet in tabel typeBesluit van de mapping; het blijft "
                       "staan zoals het is.");
    }
  }

  pugi::xml_node node_;
  const message::Mapping& mapping_;
  Complaints complaints_;
  pugi::xml_node newest_;
  std::string begin_;
};

}  // namespace

Portal read_focus(pugi::xml_node root, const message::Mapping& mapping, bool strict) {
  return Applications{root, mapping, strict}.read();
}

}  // namespace rodedraad::participatiewet
