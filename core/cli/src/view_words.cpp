#include "view_words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace rodedraad::cli {

namespace json = boost::json;
using namespace std::string_view_literals;

std::string_view text(const json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  return value != nullptr && value->is_string() ? std::string_view{value->get_string()}
                                                : std::string_view{};
}

const json::array& list(const json::object& object, std::string_view key) {
  static const json::array empty;
  const auto* value = object.if_contains(key);
  return value != nullptr && value->is_array() ? value->get_array() : empty;
}

bool truth(const json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  return value != nullptr && value->is_bool() && value->get_bool();
}

std::string_view in_dutch(std::string_view state) {
  constexpr std::array words{std::pair{"received"sv, "ontvangen"sv},
                             std::pair{"processed"sv, "verwerkt"sv},
                             std::pair{"parked"sv, "wacht"sv},
                             std::pair{"refused"sv, "geweigerd"sv},
                             std::pair{"duplicate"sv, "dubbel"sv},
                             std::pair{"failed"sv, "mislukt"sv},
                             std::pair{"queued"sv, "in de wachtrij"sv},
                             std::pair{"in flight"sv, "onderweg"sv},
                             std::pair{"unknown outcome"sv, "niet zeker of het aankwam"sv},
                             std::pair{"awaiting confirmation"sv, "wacht op bevestiging"sv},
                             std::pair{"confirmed"sv, "bevestigd"sv},
                             std::pair{"rejected by partner"sv, "afgewezen door de partner"sv},
                             std::pair{"not authorised"sv, "niet geautoriseerd"sv},
                             std::pair{"cancelled"sv, "ingetrokken"sv},
                             std::pair{"running"sv, "loopt"sv},
                             std::pair{"met"sv, "gehaald"sv},
                             std::pair{"late"sv, "te laat"sv},
                             std::pair{"lapsed"sv, "vervallen"sv},
                             std::pair{"suspended"sv, "staat stil"sv},
                             std::pair{"started"sv, "begint"sv},
                             std::pair{"moved"sv, "krijgt een andere laatste dag"sv},
                             std::pair{"changed"sv, "verandert"sv},
                             std::pair{"new"sv, "nieuw"sv},
                             std::pair{"withdrawn"sv, "ingetrokken"sv},
                             std::pair{"stopped"sv, "vervalt"sv}};
  const auto found = std::find_if(words.begin(), words.end(),
                                  [&](const auto& word) { return word.first == state; });
  return found == words.end() ? state : found->second;
}

void aside(std::ostream& out, std::string_view words) {
  if (!words.empty()) out << " (" << words << ')';
}

}  // namespace rodedraad::cli
