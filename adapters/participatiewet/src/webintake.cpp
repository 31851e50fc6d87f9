#include <algorithm>
#include <array>
#include <string>

#include "calendar_day.h"
#include "portal_message.h"
#include "portal_nodes.h"
#include "rodedraad/message/tree.h"
#include "rodedraad/sdk/identifiers.h"

namespace rodedraad::participatiewet {

namespace {

constexpr std::string_view kSchema = "pw-specificatie";
constexpr std::string_view kDate = "pw-datum";

/// The kinds of Berichtsoort; of these a benefit for the costs of living is asked with the first
/// three ("VRIJ" is a municipality's own form).
constexpr std::array<const char*, 7> kBerichtsoorten{"WWB", "IOAW", "VRIJ", "WMO",
                                                     "REI", "SHV",  "INB"};
constexpr std::size_t kBenefitSoorten = 3;

class Intake {
 public:
  Intake(pugi::xml_node root, bool strict) : node_(webintake_in(root)), complaints_(strict) {}

  Portal read() {
    if (node_.child("brpData")) {
      from_register();
    } else {
      from_form();
    }
    node_.remove_attribute("soort");
    node_.append_attribute("soort") = benefit_ ? "bijstand" : "ander";
    if (!benefit_) {
      complaints_.note("pw-ander-verzoek", node_,
                       "Dit is geen aanvraag om bijstand; alleen de persoon wordt overgenomen.");
    }
    return {node_, complaints_.take()};
  }

 private:
  void from_form() {
    const auto client = node_.child("Client") ? node_.child("Client") : node_.child("client");
    if (client.child("BurgerServiceNr")) {
      bsn(client, "BurgerServiceNr");
    } else {
      bsn(node_, "bsn");
    }
    for (const char* const member : {"Achternaam", "Geslacht", "Geboortedatum"}) {
      if (message::text(client, member).empty()) {
        complaints_.differs(std::string{kSchema}, client, member, "Dit gegeven ontbreekt.");
      }
    }
    day(client, "Geboortedatum");
    day(node_, "Aanvraagdatum");
    day(node_, "datumAanvraag");
    if (const auto relation = client.child("Relatie")) {
      day(relation, "Begindatum");
      day(relation.child("Partner"), "Geboortedatum");
      if (relation.child("Partner").child("BurgerServiceNr")) partner(relation.child("Partner"));
    }
    if (node_.child("Berichtsoort")) {
      berichtsoort();
    } else {
      const auto scheme = message::text(node_, "sociaalDomeinRegeling");
      benefit_ = scheme.empty() || scheme == "BIJSTAND";
    }
    if (benefit_ && message::text(node_, "Aanvraagdatum").empty() &&
        message::text(node_, "datumAanvraag").empty()) {
      complaints_.warn(std::string{kSchema}, node_, "Aanvraagdatum",
                       "De dag van de aanvraag ontbreekt.");
    }
  }

  /// The message with brpData is an application for an individuele inkomenstoeslag.
  void from_register() {
    benefit_ = false;
    bsn(node_, "bsn");
    const auto person = node_.child("brpData").child("Persoon").child("Persoonsgegevens");
    const auto born = message::text(person, "Geboortedatum");
    if (!born.empty() && !message::canonical_date(born, "dd-mm-yyyy")) {
      complaints_.differs(std::string{kDate}, person, "Geboortedatum",
                          "Dit is geen datum in de vorm dd-mm-jjjj.");
      person.parent().child("Persoonsgegevens").remove_child("Geboortedatum");
    }
  }

  void bsn(pugi::xml_node parent, const char* member) {
    if (!sdk::is_bsn(message::text(parent, member))) {
      complaints_.wrong("pw-bsn", parent, member,
                        "Het BSN ontbreekt of voldoet niet aan de elfproef.");
    }
  }

  /// Half a relation is none.
  void partner(pugi::xml_node partner) {
    if (sdk::is_bsn(message::text(partner, "BurgerServiceNr"))) return;
    complaints_.differs("pw-bsn", partner, "BurgerServiceNr",
                        "Het BSN van de partner voldoet niet aan de elfproef.");
    partner.remove_child("BurgerServiceNr");
  }

  /// A day that cannot be read is left out, so that the rest of the message counts.
  void day(pugi::xml_node parent, const char* member) {
    const auto text = message::text(parent, member);
    if (text.empty() || day_of(text)) return;
    complaints_.differs(std::string{kDate}, parent, member,
                        "Dit is geen datum in de vorm jjjjmmdd of jjjj-mm-dd.");
    parent.remove_child(member);
  }

  void berichtsoort() {
    const auto soort = node_.child("Berichtsoort");
    std::size_t count = 0;
    for (std::size_t i = 0; i < kBerichtsoorten.size(); ++i) {
      const auto found = soort.child(kBerichtsoorten[i]);
      if (!found || has_type(found, "null")) continue;
      ++count;
      benefit_ = i < kBenefitSoorten;
    }
    if (count == 1) return;
    complaints_.differs(std::string{kSchema}, node_, "Berichtsoort",
                        "Een bericht heeft precies één soort uit de lijst van Webintake.");
    benefit_ = false;
  }

  pugi::xml_node node_;
  Complaints complaints_;
  bool benefit_ = true;
};

}  // namespace

Portal read_webintake(pugi::xml_node root, bool strict) { return Intake{root, strict}.read(); }

}  // namespace rodedraad::participatiewet
