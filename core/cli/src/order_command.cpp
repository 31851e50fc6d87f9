#include "order_command.h"

#include <boost/json.hpp>
#include <iostream>
#include <thread>

#include "offline.h"
#include "open_store.h"
#include "rodedraad/admin/admin_client.h"
#include "rodedraad/hub/key_rotation.h"
#include "rodedraad/hub/log.h"
#include "running_hub.h"

namespace rodedraad::cli {

namespace json = boost::json;

namespace {

using What = hub::CaseOrder::What;

const char* action_of(What what) {
  if (what == What::erase) return "_wis";
  return what == What::hold ? "_vasthouden" : "_loslaten";
}

const char* done_of(What what) {
  if (what == What::erase) return "gewist";
  return what == What::hold ? "vastgehouden" : "losgelaten";
}

std::string ask_hub(Installation& installation, const Place& place, const std::string& target,
                    const admin::Fields& fields) {
  const auto running = running_hub(place);
  if (!running) return running.error();
  return admin::tell(installation.plugins(), *running, place.data / "admin.token", target, fields);
}

int finish(const Place& place, const json::object& view, const std::string& line, bool good) {
  if (place.json) {
    std::cout << json::serialize(view) << '\n';
  } else {
    (good ? std::cout : std::cerr) << line << '\n';
  }
  return good ? kOk : kFound;
}

/// How many keys still lie under a master key of before; the last step counts as one.
std::int64_t to_do(const Installation& installation, const Place& place) {
  const auto left = open_store(installation, place).keys_to_rewrap();
  return left == 0 && store_of(installation, place).vault->rotating() ? 1 : left;
}

}  // namespace

int order_case(const Place& place, hub::CaseOrder order) {
  const model::SystemClock clock;
  Installation installation{clock, place.config, place.set};
  const auto what = order.what;
  const auto id = order.case_id;
  order.origin = "command";
  std::string why_not;
  if (store::DataLock::held(place.data)) {
    why_not = ask_hub(installation, place, "/v1/zaken/" + id + "/" + action_of(what),
                      {{"door", order.by}, {"reden", order.reason}});
  } else {
    const auto file = open_store(installation, place).case_file(id);
    why_not = hub::why_not(file ? &*file : nullptr, order);
    if (why_not.empty()) {
      const auto ordered =
          hub::make_order(*file, std::move(order), clock.now(), installation.config().revision);
      write_offline(
          place, store_of(installation, place),
          [&ordered](store::Transaction& transaction) { hub::write(transaction, ordered); });
    }
  }
  const bool good = why_not.empty();
  return finish(place, {{"case", id}, {"done", good}, {"text", why_not}},
                "zaak " + id + ": " + (good ? done_of(what) : why_not), good);
}

int rotate_keys(const Place& place, const std::string& by) {
  const model::SystemClock clock;
  Installation installation{clock, place.config, place.set};
  std::string why_not;
  if (store::DataLock::held(place.data)) {
    why_not = ask_hub(installation, place, "/v1/sleutels/_vernieuw", {{"door", by}});
    auto left = why_not.empty() ? to_do(installation, place) : 0;
    for (int looks = 0; left > 0; ++looks) {
      if (!place.json && looks % 10 == 0) std::cout << "nog " << left << " sleutels\n";
      std::this_thread::sleep_for(std::chrono::milliseconds{100});
      left = to_do(installation, place);
    }
  } else {
    const auto location = store_of(installation, place);
    const store::DataLock lock{place.data};
    auto writer = open_to_write(location);
    hub::rotate_keys(*writer, location.vault, clock, hub::mask(by));
    while (!writer->idle()) std::this_thread::sleep_for(std::chrono::milliseconds{2});
    writer->stop();
  }
  const bool good = why_not.empty();
  return finish(place, {{"done", good}, {"text", why_not}},
                good ? "alle sleutels zijn ingepakt met de nieuwe hoofdsleutel" : why_not, good);
}

int key_status(const Place& place) {
  const model::SystemClock clock;
  const Installation installation{clock, place.config, place.set};
  const auto left = to_do(installation, place);
  return finish(place, {{"toDo", left}},
                left == 0 ? "alle sleutels zijn ingepakt met de nieuwste hoofdsleutel"
                          : "nog " + std::to_string(left) + " sleutels met een vorige hoofdsleutel",
                true);
}

}  // namespace rodedraad::cli
