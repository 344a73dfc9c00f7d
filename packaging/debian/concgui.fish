# fish completion for concgui(1); @LESSONS@ stands for the names of the lessons.

set -l verbs lessons lesson record render export doctor help

function __concgui_no_verb -V verbs
    set -l words (commandline -opc)
    test (count $words) -lt 2; or not contains -- $words[2] $verbs
end

function __concgui_verb
    set -l words (commandline -opc)
    test (count $words) -ge 2; and contains -- $words[2] $argv
end

# Whether a script or a module stands there already: what follows is its own.
function __concgui_behind
    set -l words (commandline -opc)[2..]
    __concgui_verb record; and set -e words[1]
    while set -q words[1]
        switch $words[1]
            case --source --python --start-method --cores --timeout --output -o
                set -e words[1]
            case -m
                return 0
            case '-*'
            case '*'
                return 0
        end
        set -e words[1]
    end
    return 1
end

function __concgui_options
    __concgui_verb $argv; or return 1
    __concgui_verb record; and __concgui_behind; and return 1
    return 0
end

function __concgui_window
    __concgui_no_verb; and not __concgui_behind
end

# Folders, and files with one of the endings.
function __concgui_files
    set -l endings (string join '|' $argv)
    __fish_complete_path (commandline -ct) | string match -r -- "^[^\t]*(?:/|\\.(?:$endings))(?:\t.*)?\$"
end

complete -c concgui -f
complete -c concgui -n 'test (count (commandline -opc)) -eq 1' -a lessons -d 'List the lessons'
complete -c concgui -n 'test (count (commandline -opc)) -eq 1' -a lesson -d 'Open a lesson, or check it'
complete -c concgui -n 'test (count (commandline -opc)) -eq 1' -a record -d 'Run a script and record it'
complete -c concgui -n 'test (count (commandline -opc)) -eq 1' -a render -d 'Draw a recording as a picture'
complete -c concgui -n 'test (count (commandline -opc)) -eq 1' -a export -d 'Write a recording for other tools'
complete -c concgui -n 'test (count (commandline -opc)) -eq 1' -a doctor -d 'What this machine can show, and why not'
complete -c concgui -n 'test (count (commandline -opc)) -eq 1' -a help -d 'Tell how it is called'

complete -c concgui -n __concgui_window -a '(__concgui_files py pyw concgui)'
complete -c concgui -n '__concgui_no_verb; and __concgui_behind' -F
complete -c concgui -n '__concgui_verb lesson' -a '@LESSONS@' -d Lesson
complete -c concgui -n '__concgui_verb lesson' -a '(__fish_complete_directories (commandline -ct))'
complete -c concgui -n '__concgui_options record' -a '(__concgui_files py pyw)'
complete -c concgui -n '__concgui_verb record; and __concgui_behind' -F
complete -c concgui -n '__concgui_verb render export' -a '(__concgui_files concgui)'

complete -c concgui -n "__concgui_window; or __concgui_options $verbs" -s h -l help -d 'Tell how it is called'
complete -c concgui -n __concgui_window -s V -l version -d 'Tell the version'
complete -c concgui -n __concgui_window -l new-window -d 'Open another window'
complete -c concgui -n __concgui_window -l desktop -d 'As a double click does'
complete -c concgui -n '__concgui_window; or __concgui_options record' -s m -x -d 'A module'
complete -c concgui -n '__concgui_window; or __concgui_options lesson record doctor' -l source -x -a 'kernel schedstat psutil' -d 'Where the operating system\'s word comes from'
complete -c concgui -n '__concgui_window; or __concgui_options lesson record doctor' -l python -r -F -a '(__fish_complete_command)' -d 'The interpreter that runs programs'
complete -c concgui -n '__concgui_options lesson record' -l start-method -x -a 'spawn fork forkserver' -d 'How processes are started'
complete -c concgui -n '__concgui_options lesson record' -l timeout -x -d 'Stop a run after so many seconds'
complete -c concgui -n '__concgui_options lesson record render export' -s o -l output -r -F -d 'The file to write'
complete -c concgui -n '__concgui_options lesson' -l check -d 'Run it without a window'
complete -c concgui -n '__concgui_options lesson' -l times -x -d 'So many runs'
complete -c concgui -n '__concgui_options record' -l cores -x -d 'The cores that the script may use, as in 0,1'
complete -c concgui -n '__concgui_options record' -l no-lines -d 'Do not record lines'
complete -c concgui -n '__concgui_options render' -l size -x -d 'Pixels, as in 1920x1080'
complete -c concgui -n '__concgui_options render' -l theme -x -a 'light dark contrast' -d Colours
complete -c concgui -n '__concgui_options render' -l lang -x -a 'en zh_CN' -d 'Language of the words'
complete -c concgui -n '__concgui_options export' -l what -x -a 'spans events' -d 'What a table has a row for'
complete -c concgui -n '__concgui_options doctor' -l self-test -d 'Run lessons and check what is seen of them'
