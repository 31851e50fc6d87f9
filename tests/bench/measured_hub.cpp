#include "measured_hub.h"

#include <cstdlib>
#include <stdexcept>

#include "load.h"
#include "measures.h"
#include "spine.h"
#include "traffic.h"

namespace rodedraad::bench {

std::string hub_program() {
  const char* other = std::getenv("RODEDRAAD_PROGRAM");
  return other != nullptr ? other : RODEDRAAD_PROGRAM;
}

MeasuredHub::MeasuredHub() {
  copy_spine_without_limits(RODEDRAAD_CONFIG, config());
  add_feedback(config());
}

HubProcess& MeasuredHub::start() {
  hub_ = std::make_unique<HubProcess>(hub_program(), config(), data(), partners_.address());
  return *hub_;
}

void MeasuredHub::introduce(std::size_t from, std::size_t to) {
  const auto due = partners_.guidance() + to - from;
  closed_loop(hub().port(), kConnections, to - from,
              [&](std::size_t number) { return duo_notification(from + number); });
  if (!until([&] { return partners_.guidance() >= due; })) {
    throw std::runtime_error("not every person became known");
  }
}

store::Location MeasuredHub::location() const {
  return store::Location::from_url("sqlite:hub.db", data());
}

std::string MeasuredHub::request(std::size_t number) const { return statement(number); }

}  // namespace rodedraad::bench
