#include "child.h"

#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <new>

#include "rodedraad/sdk/text.h"
#include "subject.h"

namespace rodedraad::certify {

namespace {

/// Shared by parent and child: what the child says survives its crash.
struct Page {
  int finished = 0;
  int outcome = 0;
  int applies = 1;
  std::array<char, 400> doing{};
  char text[1200] = {};
};

Page* shared_page() {
  void* const memory =
      ::mmap(nullptr, sizeof(Page), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) throw std::bad_alloc{};
  return new (memory) Page;
}

Ended run_on(const Check& check, Subject& subject) {
  try {
    if (!subject.suits(check)) return {Outcome::skipped, {}, false, false};
    check.run(subject);
    return {Outcome::passed, {}};
  } catch (const Failed& why) {
    return {Outcome::failed, why.what()};
  } catch (const Skipped& why) {
    return {Outcome::skipped, why.what()};
  } catch (const std::exception& why) {
    return {Outcome::failed, std::string{"de controle zelf liep mis: "} + why.what()};
  }
}

[[noreturn]] void be_the_child(const Check& check, const Options& options, const std::string& bytes,
                               std::uint64_t seed, Page& page, int output) {
  // What a plugin prints must not mix with the report; and it is looked at.
  ::dup2(output, STDOUT_FILENO);
  ::dup2(output, STDERR_FILENO);
  Subject subject{options, bytes, seed, page.doing, output};
  const auto ended = run_on(check, subject);
  page.outcome = static_cast<int>(ended.outcome);
  page.applies = ended.applies ? 1 : 0;
  sdk::cut_into(page.text, ended.text);
  page.finished = 1;
  ::_exit(0);
}

/// The last line of what the child wrote, which may tell why it ended.
std::string last_words(int output) {
  std::array<char, 4096> tail{};
  const auto size = ::lseek(output, 0, SEEK_END);
  const auto from =
      size > static_cast<off_t>(tail.size()) ? size - static_cast<off_t>(tail.size()) : 0;
  const auto count = ::pread(output, tail.data(), tail.size(), from);
  if (count <= 0) return {};
  std::string_view text{tail.data(), static_cast<std::size_t>(count)};
  while (!text.empty() && text.back() == '\n') text.remove_suffix(1);
  const auto start = text.rfind('\n');
  return std::string{start == std::string_view::npos ? text : text.substr(start + 1)};
}

std::string ended_badly(int status, const Page& page, int output) {
  std::string text =
      WIFSIGNALED(status)
          ? std::string{"het proces viel om ("} + ::strsignal(WTERMSIG(status)) + ")"
          : "het proces hield zelf op (exit " + std::to_string(WEXITSTATUS(status)) + ")";
  text += std::string{" bij "} + page.doing.data() +
          "; herhaal dit in een debugger met --only en --in-process";
  if (const auto words = last_words(output); !words.empty()) text += "; laatste uitvoer: " + words;
  return text;
}

bool ends_within(pid_t child, std::chrono::milliseconds limit) {
  const int handle = static_cast<int>(::syscall(SYS_pidfd_open, child, 0));
  pollfd waiting{handle, POLLIN, 0};
  const bool ended = ::poll(&waiting, 1, static_cast<int>(limit.count())) == 1;
  ::close(handle);
  return ended;
}

}  // namespace

Ended run_in_child(const Check& check, const Options& options, const std::string& bytes,
                   std::uint64_t seed) {
  auto* const page = shared_page();
  const int output = ::memfd_create("output", MFD_CLOEXEC);
  const auto child = ::fork();
  if (child < 0) throw std::runtime_error("het systeem geeft geen proces voor de controle");
  if (child == 0) be_the_child(check, options, bytes, seed, *page, output);
  Ended result;
  const bool ended = ends_within(child, options.limit);
  if (!ended) ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  if (!ended) {
    result = {Outcome::failed,
              "na " + std::to_string(options.limit.count()) + " s nog niet klaar met " +
                  page->doing.data() + "; een aanroep moet binnen 5 s terugkomen",
              true};
  } else if (page->finished == 1) {
    result = {static_cast<Outcome>(page->outcome), page->text, false, page->applies == 1};
  } else {
    result = {Outcome::failed, ended_badly(status, *page, output)};
  }
  ::close(output);
  ::munmap(page, sizeof(Page));
  return result;
}

Ended run_here(const Check& check, const Options& options, const std::string& bytes,
               std::uint64_t seed) {
  std::array<char, 400> doing{};
  Subject subject{options, bytes, seed, doing, -1};
  return run_on(check, subject);
}

}  // namespace rodedraad::certify
