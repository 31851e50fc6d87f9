#include <boost/json.hpp>
#include <fstream>
#include <iostream>
#include <iterator>

#include "commands.h"
#include "json_view.h"
#include "open_store.h"
#include "read_record.h"
#include "rodedraad/hub/admission.h"
#include "rodedraad/hub/cases.h"
#include "rodedraad/hub/plan.h"
#include "rodedraad/hub/setup.h"
#include "rodedraad/message/json_writer.h"
#include "text_view.h"

namespace rodedraad::cli {

namespace json = boost::json;

namespace {

sdk::Message message_from(const TryOptions& options) {
  std::ifstream in(options.file, std::ios::binary);
  sdk::Message message;
  message.body.assign(std::istreambuf_iterator<char>{in}, {});
  if (!in) throw Stop(kBadData, "het bestand " + options.file.string() + " is niet te lezen");
  const auto extension = options.file.extension();
  const bool dropped = extension == ".csv";
  message.method = dropped ? "DROP" : "POST";
  message.media_type = dropped ? "text/csv" : extension == ".xml" ? "text/xml" : "application/json";
  message.target =
      dropped && options.target.empty() ? options.file.filename().string() : options.target;
  for (const auto& header : options.headers) {
    const auto colon = header.find(':');
    if (colon == std::string::npos) throw Stop(kUsage, "--header needs 'Name: value'");
    const auto value = header.find_first_not_of(' ', colon + 1);
    message.headers.push_back({header.substr(0, colon),
                               value == std::string::npos ? std::string{} : header.substr(value)});
  }
  return message;
}

json::array changes_of(const hub::Plan& plan) {
  json::array result;
  for (const auto& change : plan.changes) {
    const auto value = [](const std::optional<std::string>& text) {
      return text ? json::value(*text) : json::value(nullptr);
    };
    result.push_back(json::object{{"path", change.path},
                                  {"key", change.key},
                                  {"before", value(change.before)},
                                  {"after", value(change.after)}});
  }
  return result;
}

/// One planned message; for each send also the bytes that would leave.
json::object view(const hub::Plan& plan) {
  json::array deliveries;
  for (const auto* rows : {&plan.sends, &plan.unparked}) {
    for (const auto& row : *rows) {
      auto delivery = delivery_view(row);
      delivery["method"] = row.message.method;
      delivery["target"] = row.message.target;
      delivery["body"] = row.message.body;
      deliveries.push_back(std::move(delivery));
    }
  }
  json::array tasks;
  for (const auto& task : plan.tasks) {
    tasks.push_back(task_view(task));
  }
  return {{"message", message_view(plan.message)},
          {"findings", findings_view(plan.message)},
          {"changes", changes_of(plan)},
          {"explanation", plan.message.explanation.empty() ? json::value(nullptr)
                                                           : json::parse(plan.message.explanation)},
          {"deliveries", std::move(deliveries)},
          {"tasks", std::move(tasks)}};
}

void print(const json::object& planned) {
  print_message(std::cout, planned);
  for (const auto& item : planned.at("changes").get_array()) {
    const auto& change = item.get_object();
    std::cout << "  " << change.at("path").get_string().c_str() << ": "
              << json::serialize(change.at("before")) << " -> "
              << json::serialize(change.at("after")) << '\n';
  }
  for (const auto& item : planned.at("deliveries").get_array()) {
    const auto& delivery = item.get_object();
    std::cout << "  zou versturen: " << delivery.at("method").get_string().c_str() << ' '
              << delivery.at("target").get_string().c_str() << '\n'
              << "    " << delivery.at("body").get_string().c_str() << '\n';
  }
}

/// What a person is about to see of cases that are there.
class Seen {
 public:
  explicit Seen(bool stored) : stored_(stored) {}
  void add(const hub::Plan& plan) {
    if (!stored_ || plan.file == nullptr || plan.opened) return;
    const auto& file = plan.file->file;
    record_ = count_++ == 0 ? ReadRecord{"case.read", file.id, file.municipality}
                            : ReadRecord{"case.read", {}, {}};
  }
  void tell(Installation& installation, const Place& place) const {
    if (count_ > 0) record_read(installation, place, record_);
  }

 private:
  bool stored_;
  int count_ = 0;
  ReadRecord record_;
};

}  // namespace

int try_message(const Place& place, const TryOptions& options) {
  const model::SystemClock system;
  model::Instant now = system.now();
  if (!options.at.empty()) {
    try {
      now = model::parse_instant(options.at);
    } catch (const std::invalid_argument& problem) {
      throw Stop(kUsage, std::string{"--at: "} + problem.what());
    }
  }
  const model::FixedClock clock{now};
  Installation installation{clock, place.config, place.set};
  hub::Ids ids{clock};
  const hub::Setup setup{installation.config(), installation.plugins(), clock, ids};
  const auto& context = setup.context();
  const auto* connection = setup.config().connection(options.connection);
  if (connection == nullptr) throw Stop(kUsage, "er is geen koppeling " + options.connection);
  const auto cases =
      place.data.empty() ? hub::no_cases() : hub::stored_cases(store_of(installation, place));

  auto message = message_from(options);
  message.id = ids.next();
  auto admitted = hub::admit(context, *connection, std::move(message));
  json::array planned;
  Seen seen{!place.data.empty()};
  if (admitted.reply == sdk::Reply::accepted) {
    auto plan = hub::make_plan(context, *cases, std::move(admitted.row));
    seen.add(plan);
    planned.push_back(view(plan));
    for (auto& part : plan.parts) {
      if (part.state == store::MessageState::received) {
        const auto of_part = hub::make_plan(context, *cases, std::move(part));
        seen.add(of_part);
        planned.push_back(view(of_part));
      } else {
        planned.push_back(json::object{{"message", message_view(part)},
                                       {"findings", findings_view(part)},
                                       {"changes", json::array{}},
                                       {"deliveries", json::array{}},
                                       {"tasks", json::array{}}});
      }
    }
  } else {
    planned.push_back(json::object{{"message", message_view(admitted.row)},
                                   {"findings", findings_view(admitted.row)},
                                   {"changes", json::array{}},
                                   {"deliveries", json::array{}},
                                   {"tasks", json::array{}}});
  }
  seen.tell(installation, place);
  if (place.json) {
    std::cout << json::serialize(planned) << '\n';
  } else {
    for (const auto& each : planned) print(each.get_object());
    std::cout << "niets is opgeslagen of verstuurd\n";
  }
  return admitted.reply == sdk::Reply::accepted ? kOk : kBadData;
}

}  // namespace rodedraad::cli
