#include "timeline.h"

#include <algorithm>

#include "laws.h"
#include "rodedraad/hub/deadlines.h"
#include "rodedraad/hub/plan.h"
#include "views.h"
#include "words.h"

namespace rodedraad::admin {

namespace json = boost::json;

namespace {

struct Item {
  model::Instant at{};
  json::object view;
};

json::object refer(const char* sort, const std::string& id) {
  return {{"soort", sort}, {"id", id}};
}

std::string law_of_connection(const config::Config& config, const std::string& id) {
  const auto* connection = config.connection(id);
  const auto laws = laws_of_source(connection == nullptr ? std::string_view{id}
                                                         : std::string_view{connection->source});
  return laws.size() == 1 ? *laws.begin() : std::string{};
}

Item item(const store::MessageRow& row, const config::Config& config) {
  const auto* connection = config.connection(row.connection);
  const bool own = row.connection.empty();
  const auto title = row.message.kind == hub::kDayKind    ? std::string{"De kalender"}
                     : row.message.kind == hub::kDoneKind ? std::string{"Een taak is gedaan"}
                     : row.message.kind.empty()           ? std::string{"Antwoord"}
                                                          : row.message.kind;
  return {row.received,
          {{"moment", utc(row.received)},
           {"soort", own ? "zaak" : "ontvangen"},
           {"wet", law_of_connection(config, row.connection)},
           {"organisatie", connection == nullptr
                               ? std::string{}
                               : name_of_organisation(config, connection->organisation)},
           {"titel", title},
           {"tekst", row.reason},
           {"stand", json::string{word_of(row.state)}},
           {"verwijzing", refer("bericht", row.message.id)}}};
}

Item item(const store::DeliveryRow& row, const config::Config& config) {
  const auto purpose = std::find_if(config.purposes.begin(), config.purposes.end(),
                                    [&](const auto& each) { return each.id == row.purpose; });
  return {row.created,
          {{"moment", utc(row.created)},
           {"soort", "verstuurd"},
           {"wet", purpose == config.purposes.end() ? std::string{} : purpose->from_law},
           {"organisatie", name_of_organisation(config, row.organisation)},
           {"titel", row.message.kind},
           {"tekst", row.answer_text},
           {"stand", json::string{word_of(row.state)}},
           {"verwijzing", refer("aflevering", row.message.id)}}};
}

Item item(const store::TaskRow& row, const config::Config& config) {
  return {row.created,
          {{"moment", utc(row.created)},
           {"soort", "taak"},
           {"wet", ""},
           {"organisatie", name_of_organisation(config, row.organisation)},
           {"titel", row.title},
           {"tekst", row.done ? "Gedaan door " + row.done_by : row.text},
           {"stand", row.done ? "gedaan" : "open"},
           {"verwijzing", refer("taak", row.id)}}};
}

/// A term begins with the message that started or last moved it.
Item item(const store::DeadlineRow& row, const std::vector<store::MessageRow>& messages) {
  const auto message = std::find_if(messages.begin(), messages.end(), [&](const auto& each) {
    return each.message.id == row.message;
  });
  const auto at = message == messages.end() ? model::parse_instant(row.start) : message->received;
  return {at,
          {{"moment", utc(at)},
           {"soort", "termijn"},
           {"wet", ""},
           {"organisatie", ""},
           {"titel", row.title},
           {"tekst", "Uiterlijk " + row.due + " (" + row.article + ")"},
           {"stand", row.stopped.empty() ? "loopt" : "vervallen"},
           {"verwijzing", refer("termijn", row.deadline)}}};
}

}  // namespace

json::array timeline(const store::CaseFile& whole,
                     const std::vector<store::DeliveryRow>& deliveries,
                     const std::vector<store::MessageRow>& messages,
                     const std::vector<store::TaskRow>& tasks, const config::Config& config) {
  std::vector<Item> items;
  items.reserve(messages.size());
  for (const auto& row : messages) items.push_back(item(row, config));
  for (const auto& row : whole.deadlines) {
    if (!hub::is_await(row) && !row.start.empty()) items.push_back(item(row, messages));
  }
  for (const auto& row : tasks) items.push_back(item(row, config));
  for (const auto& row : deliveries) items.push_back(item(row, config));
  std::stable_sort(items.begin(), items.end(),
                   [](const Item& a, const Item& b) { return a.at < b.at; });
  json::array result;
  for (auto& each : items) result.push_back(std::move(each.view));
  return result;
}

}  // namespace rodedraad::admin
