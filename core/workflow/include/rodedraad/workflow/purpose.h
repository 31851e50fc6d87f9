#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/config/config.h"
#include "rodedraad/model/case.h"

/// What may leave, to whom, and why (Besluit inburgering ch. 9; Participatiewet art. 67a; Wgs art.
/// 8d; Wmo art. 5.1.1). Nothing that is not named leaves.
namespace rodedraad::workflow {

/// A field that does not travel, and the reason in words for the person it concerns.
struct Withheld {
  std::string field;
  std::string reason;
  bool operator==(const Withheld&) const = default;
};

/// The law in full, as a citizen knows it: "Wet inburgering 2021" for "wi2021".
std::string_view law_name(std::string_view law);

/// What a purpose lets through.
struct Filtered {
  std::vector<model::Fact> allowed;
  std::vector<Withheld> withheld;
};

/// Whether the person gave consent for this scope and it counts on this day (AVG art. 4 sub 11 and
/// art. 7): given on or before it, not withdrawn on or before it, and not past its last day. Who
/// gives consent on a later day than the withdrawal gave it anew. A day of which a part is unknown
/// never counts in favour of sharing. \p why_not gets the reason in Dutch, empty when there is
/// none.
bool has_consent(const model::Case& file, std::string_view scope, std::chrono::year_month_day day,
                 std::string* why_not = nullptr);

/// Why this purpose does not count on this day, whoever it is about: it does not yet, or not any
/// more. Empty when it does. Dutch.
std::string not_in_force(const config::Purpose& purpose, std::chrono::year_month_day day);

/// Why nothing may be done under this purpose on this day for this case: it does not count yet or
/// any more, or the consent it needs is not there. Empty when it may. Dutch.
std::string closed_because(const config::Purpose& purpose, const model::Case& file,
                           std::chrono::year_month_day day);

/// Keeps of the fields that an outgoing kind can carry those which the purpose allows and the case
/// has, in the order of \p wants. A recipient that the purpose does not name gets nothing, and
/// neither does anybody while closed_because() says so. Repeating fields travel with all their
/// keys. A field that the case does not have is not withheld. Of a field that the purpose only
/// refers to, and of health data always, the value does not travel (Wi2021 art. 37): the value is
/// then "urn:rodedraad:gegeven:" and the id of the message that said it, for a purpose that refers
/// to it; otherwise it is withheld. A reference has a number for a key, and no period.
Filtered filter(const config::Purpose& purpose, std::string_view recipient,
                std::span<const config::Want> wants, const model::Case& file,
                std::chrono::year_month_day day);

/// Why a rule of this law may not look at the field, in Dutch; empty when it may: the field belongs
/// to that law or to none, or the rule's purpose leads from the field's law to the rule's, allows
/// the field, and is open for the case on this day. \p purpose may be null.
std::string out_of_sight(std::string_view law, const config::Purpose* purpose,
                         const model::Case& file, std::string_view path,
                         std::chrono::year_month_day day);

}  // namespace rodedraad::workflow
