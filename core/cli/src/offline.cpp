#include "offline.h"

#include <unistd.h>

#include <iostream>
#include <thread>

#include "open_store.h"

namespace rodedraad::cli {

namespace {

void refuse(std::string_view what) {
  std::cerr << "de opslag weigert: " << what << '\n';
  ::_exit(kUnavailable);
}

}  // namespace

std::unique_ptr<store::Writer> open_to_write(const store::Location& location) {
  return std::make_unique<store::Writer>(location, refuse);
}

void write_offline(const Place& place, const store::Location& location, store::Writer::Work work) {
  const store::DataLock lock{place.data};
  store::Writer writer{location, refuse};
  writer.submit(std::move(work), nullptr);
  writer.stop();
}

void process_offline(Installation& installation, const Place& place,
                     const std::function<void(hub::Processor&)>& what) {
  const model::SystemClock clock;
  const store::DataLock lock{place.data};
  const auto location = store_of(installation, place);
  hub::Ids ids{clock};
  const hub::Setups setups{std::make_shared<const hub::Setup>(installation.config(),
                                                              installation.plugins(), clock, ids)};
  store::Writer writer{location, refuse};
  hub::Processor processor{setups,
                           location,
                           writer,
                           [](const store::DeliveryRow&) {},
                           [](const store::Standing&) { return true; },
                           [](const std::string&, const std::string&) {}};
  what(processor);
  while (!processor.idle()) std::this_thread::sleep_for(std::chrono::milliseconds{2});
  processor.stop();
  writer.stop();
}

}  // namespace rodedraad::cli
