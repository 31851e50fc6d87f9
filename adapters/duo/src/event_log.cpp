#include "event_log.h"

#include <set>
#include <string>
#include <utility>

#include "calendar.h"
#include "follow_ups.h"
#include "rodedraad/message/tree.h"

namespace rodedraad::duo {

namespace {

constexpr std::string_view kEvent = "gebeurtenis.id";

/// What stands before the last slash of a key: a day, or a moment.
std::string_view when_of(std::string_view key) { return key.substr(0, key.rfind('/')); }

}  // namespace

bool is_notified(const sdk::FieldValue& event) {
  return event.path == kEvent && dutch_day(when_of(event.key)).has_value();
}

std::string day_of(const sdk::FieldValue& event) {
  const auto when = when_of(event.key);
  if (auto day = dutch_day(when)) return *std::move(day);
  return parse_day(when) ? std::string{when} : std::string{};
}

sdk::Decoded missed_events(pugi::xml_node log, const message::Mapping& mapping,
                           const sdk::Known& known) {
  std::set<std::pair<std::string, std::string>> seen;  // day and number
  for (const auto& field : known.fields) {
    if (field.path == kEvent) seen.emplace(day_of(field), field.value);
  }
  sdk::Decoded decoded;
  std::set<std::string> told;
  for (const auto item : log.children("item")) {
    const std::string id{message::text(item, "id")};
    const std::string day{message::text(item, "datum")};
    if (!seen.emplace(day, id).second) continue;
    const auto key = std::string{day}.append("/").append(id);
    decoded.facts.push_back({{std::string{kEvent}, key, id}, {}, {}, false});
    decoded.facts.push_back(
        {{"gebeurtenis.omschrijving", key, std::string{message::text(item, "omschrijving")}},
         {},
         {},
         false});
    decoded.findings.push_back(
        {sdk::Severity::note, "duo-gemiste-notificatie", message::pointer(item),
         "Gemiste notificatie: van deze gebeurtenis kwam geen bericht. Zij staat nu in de zaak."});
    if (told.insert(id).second) follow_up(mapping, id, message::pointer(item) + "/id", decoded);
  }
  return decoded;
}

}  // namespace rodedraad::duo
