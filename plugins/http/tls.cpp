#include "tls.h"

#include <sys/stat.h>

#include "rodedraad/sdk/errors.h"
#include "tls_context.h"

namespace rodedraad::http {

namespace {

constexpr std::chrono::seconds kLook{1};

}  // namespace

Tls::Tls(TlsSide side, TlsFiles files, const sdk::Host& host)
    : side_(side), files_(std::move(files)), host_(host), marks_(marks()) {
  context_ = make_context(side_, files_);
  next_look_ = std::chrono::steady_clock::now() + kLook;
}

const Tls::Context& Tls::context() {
  const auto now = std::chrono::steady_clock::now();
  if (now < next_look_) return context_;
  next_look_ = now + kLook;
  // Taken before reading: what changes while it is read is read again at the next look.
  auto seen = marks();
  if (seen == marks_) return context_;
  const auto* side = side_ == TlsSide::server ? "server" : "client";
  try {
    context_ = make_context(side_, files_);
    marks_ = std::move(seen);
    problem_.clear();
    host_.log(sdk::Level::info, "tls.renewed", {{"side", side}});
  } catch (const sdk::BadSetting& bad) {
    auto problem = bad.where() + " " + bad.what();
    if (problem == problem_) return context_;
    problem_ = std::move(problem);
    host_.log(sdk::Level::warn, "tls.not-renewed", {{"side", side}, {"reason", problem_}});
  }
  return context_;
}

std::string Tls::marks() const {
  std::string result;
  for (const auto* const path : {&files_.certificate, &files_.key, &files_.trust, &files_.crl}) {
    if (path->empty()) continue;
    for (const auto& file : files_of(*path)) {
      struct stat state {};
      const bool there = ::stat(file.c_str(), &state) == 0;
      result.append(file).append(there ? " " : " missing");
      for (const auto number :
           {static_cast<long long>(state.st_ino), static_cast<long long>(state.st_size),
            static_cast<long long>(state.st_mtim.tv_sec),
            static_cast<long long>(state.st_mtim.tv_nsec)}) {
        result.append(std::to_string(number)).append(" ");
      }
    }
  }
  return result;
}

}  // namespace rodedraad::http
