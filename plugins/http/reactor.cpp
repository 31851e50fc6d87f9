#include "reactor.h"

#include <exception>

namespace rodedraad::http {

void Reactor::start() {
  thread_ = std::thread{[this] { run(); }};
}

void Reactor::stop() {
  context_.stop();
  if (thread_.joinable()) thread_.join();
}

void Reactor::run() {
  for (;;) {
    try {
      context_.run();
      return;
    } catch (const std::exception& problem) {
      fault_(problem.what());
    }
  }
}

}  // namespace rodedraad::http
