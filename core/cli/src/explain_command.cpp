#include <boost/json.hpp>
#include <iostream>

#include "commands.h"
#include "find_case.h"
#include "open_store.h"
#include "read_record.h"
#include "rodedraad/hub/waiting.h"

namespace rodedraad::cli {

namespace json = boost::json;

namespace {

json::object view(const std::string& id, const std::vector<hub::Waiting>& found,
                  std::string_view answer) {
  json::array items;
  for (const auto& each : found) {
    items.push_back(json::object{{"kind", json::string{hub::to_string(each.kind)}},
                                 {"sentence", each.sentence},
                                 {"who", each.who},
                                 {"until", each.until},
                                 {"article", each.article},
                                 {"about", each.about}});
  }
  return {{"case", id}, {"answer", json::string{answer}}, {"waiting", std::move(items)}};
}

}  // namespace

int explain_case(const Place& place, const ExplainOptions& options) {
  const model::SystemClock clock;
  Installation installation{clock, place.config, place.set};
  auto reader = open_store(installation, place);
  const auto id = find_case(reader, options.person);
  const auto file = id ? reader.case_file(*id) : std::nullopt;
  if (!file) {
    std::cerr << kNoCase;
    return kFound;
  }
  record_read(installation, place, {"case.read", file->file.id, file->file.municipality});
  const auto language = options.language == "en" ? hub::Language::english : hub::Language::dutch;
  const auto found =
      hub::waiting(installation.config(), *file, reader.deliveries_of_case(file->file.id),
                   reader.messages_of_case(file->file.id), model::dutch_day(clock.now()), language);
  const auto answer =
      found.empty() ? hub::waits_for_nothing(language) : std::string_view{found.front().sentence};
  if (place.json) {
    std::cout << json::serialize(view(file->file.id, found, answer)) << '\n';
    return kOk;
  }
  std::cout << answer << '\n';
  for (std::size_t i = 1; i < found.size(); ++i) std::cout << "- " << found[i].sentence << '\n';
  return kOk;
}

}  // namespace rodedraad::cli
