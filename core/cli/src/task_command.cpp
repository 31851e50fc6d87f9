#include <boost/json.hpp>
#include <iostream>

#include "commands.h"
#include "json_view.h"
#include "offline.h"
#include "open_store.h"
#include "read_record.h"
#include "rodedraad/admin/admin_client.h"
#include "rodedraad/admin/operator.h"
#include "rodedraad/hub/log.h"
#include "running_hub.h"
#include "text_view.h"

namespace rodedraad::cli {

namespace json = boost::json;

namespace {

constexpr std::size_t kCasesAtATime = 500;

std::vector<store::TaskRow> all_tasks(store::Reader& reader) {
  std::vector<store::TaskRow> result;
  std::string after;
  while (true) {
    const auto ids = reader.case_ids(after, kCasesAtATime);
    for (const auto& id : ids) {
      for (auto& task : reader.tasks(id)) result.push_back(std::move(task));
    }
    if (ids.size() < kCasesAtATime) return result;
    after = ids.back();
  }
}

std::vector<store::TaskRow> chosen(store::Reader& reader, const TaskOptions& options) {
  if (options.case_id.empty()) return options.all ? all_tasks(reader) : reader.open_tasks();
  auto tasks = reader.tasks(options.case_id);
  if (!options.all) std::erase_if(tasks, [](const auto& task) { return task.done; });
  return tasks;
}

/// \returns why it is not done, or empty.
std::string do_task(Installation& installation, const Place& place, const std::string& id,
                    const std::string& by) {
  if (!store::DataLock::held(place.data)) {
    process_offline(installation, place,
                    [&](hub::Processor& processor) { processor.done(id, by); });
    return {};
  }
  const auto running = running_hub(place);
  if (!running) return running.error();
  return admin::tell_done(installation.plugins(), *running, place.data / "admin.token", id, by);
}

}  // namespace

int task_list(const Place& place, const TaskOptions& options) {
  const model::SystemClock clock;
  Installation installation{clock, place.config, place.set};
  auto reader = open_store(installation, place);
  record_read(installation, place, {"task.read", options.case_id, {}});
  json::array views;
  for (const auto& task : chosen(reader, options)) views.push_back(task_view(task));
  if (place.json) {
    std::cout << json::serialize(views) << '\n';
    return kOk;
  }
  if (views.empty()) std::cout << "geen taken\n";
  for (const auto& view : views) print_task(std::cout, view.get_object());
  return kOk;
}

int task_done(const Place& place, const TaskOptions& options) {
  const model::SystemClock clock;
  Installation installation{clock, place.config, place.set};
  const auto by = hub::mask(options.by.empty() ? admin::this_operator().name : options.by);
  std::string why_not;
  {
    auto reader = open_store(installation, place);
    const auto task = reader.task(options.id);
    why_not = !task ? "er is geen taak met dit nummer" : task->done ? "deze taak is al gedaan" : "";
  }
  if (why_not.empty()) why_not = do_task(installation, place, options.id, by);
  if (place.json) {
    std::cout << json::serialize(
                     json::object{{"id", options.id}, {"done", why_not.empty()}, {"text", why_not}})
              << '\n';
  } else {
    (why_not.empty() ? std::cout : std::cerr)
        << options.id << ": " << (why_not.empty() ? "gedaan" : why_not) << '\n';
  }
  return why_not.empty() ? kOk : kFound;
}

}  // namespace rodedraad::cli
