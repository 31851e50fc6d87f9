#include <iostream>

#include "commands.h"
#include "json_view.h"
#include "open_store.h"
#include "read_record.h"
#include "text_view.h"

namespace rodedraad::cli {

namespace json = boost::json;

int trace(const Place& place, const std::string& message) {
  const model::SystemClock clock;
  Installation installation{clock, place.config, place.set};
  auto reader = open_store(installation, place);
  const auto row = reader.message(message);
  if (!row) {
    std::cerr << "er is geen bericht met dit nummer\n";
    return kFound;
  }
  record_read(installation, place, {"message.read", message, row->municipality});
  json::array deliveries;
  for (const auto& delivery : reader.deliveries_of_message(message)) {
    deliveries.push_back(
        delivery_view(delivery, installation.config(), reader.attempts(delivery.message.id)));
  }
  json::array parts;
  for (const auto& part : reader.parts(message)) {
    auto view = message_view(part);
    view["findings"] = findings_view(part);
    parts.push_back(std::move(view));
  }
  const json::object view{{"message", message_view(*row)},
                          {"findings", findings_view(*row)},
                          {"explanation", row->explanation.empty() ? json::value(nullptr)
                                                                   : json::parse(row->explanation)},
                          {"deliveries", std::move(deliveries)},
                          {"parts", std::move(parts)}};
  if (place.json) {
    std::cout << json::serialize(view) << '\n';
  } else {
    print_message(std::cout, view);
  }
  return kOk;
}

}  // namespace rodedraad::cli
