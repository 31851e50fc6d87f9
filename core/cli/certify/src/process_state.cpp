#include "process_state.h"

#include <dirent.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <clocale>
#include <cstdint>
#include <filesystem>
#include <thread>

#ifndef RODEDRAAD_SANITIZED
#include <jemalloc/jemalloc.h>
#endif

#include "check.h"

namespace rodedraad::certify {

namespace {

std::size_t entries(const char* folder) {
  std::size_t count = 0;
  auto* const open = ::opendir(folder);
  if (open == nullptr) return 0;
  while (::readdir(open) != nullptr) ++count;
  ::closedir(open);
  return count;
}

std::string handler(int signal) {
  struct sigaction action {};
  if (::sigaction(signal, nullptr, &action) != 0) return {};
  const bool with_info = (action.sa_flags & SA_SIGINFO) != 0;
  const auto address = with_info ? reinterpret_cast<std::uintptr_t>(action.sa_sigaction)
                                 : reinterpret_cast<std::uintptr_t>(action.sa_handler);
  return std::to_string(address) + "/" + std::to_string(action.sa_flags);
}

}  // namespace

ProcessState process_state() {
  ProcessState state;
  for (int signal = 1; signal < NSIG; ++signal) state.signals.push_back(handler(signal));
  state.locale = std::setlocale(LC_ALL, nullptr);
  state.folder = std::filesystem::current_path().string();
  for (char** each = environ; each != nullptr && *each != nullptr; ++each) {
    state.environment.append(*each).append("\n");
  }
  state.mask = ::umask(0);
  ::umask(state.mask);
  return state;
}

std::size_t open_descriptors() { return entries("/proc/self/fd"); }

std::size_t threads() { return entries("/proc/self/task"); }

std::size_t threads_after_waiting(std::size_t count) {
  for (int i = 0; i < 100 && threads() > count; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds{10});
  }
  return threads();
}

std::size_t heap_in_use() {
#ifdef RODEDRAAD_SANITIZED
  throw Skipped("een sanitizer geeft het geheugen uit; probeer de plugin ook in een build zonder");
#else
  const auto counted = [](const char* name) {
    std::uint64_t bytes = 0;
    std::size_t size = sizeof bytes;
    if (::mallctl(name, &bytes, &size, nullptr, 0) != 0) {
      throw Skipped("het geheugen wordt niet geteld: jemalloc is zonder statistiek gebouwd");
    }
    return bytes;
  };
  return counted("thread.allocated") - counted("thread.deallocated");
#endif
}

}  // namespace rodedraad::certify
