# bash completion for concgui(1); @LESSONS@ stands for the names of the lessons.

_concgui_files() # ENDING…: folders, and files with one of the endings
{
    local word=$1 ending
    shift
    compopt -o filenames
    mapfile -t COMPREPLY < <(
        compgen -d -- "$word"
        for ending; do compgen -f -X "!*.$ending" -- "$word"; done
    )
}

_concgui()
{
    # A word with = in it comes in three parts; all of these commands know it whole.
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} verb='' value='' at
    COMPREPLY=()
    if [[ $word == '=' ]]; then
        value=$before word=''
    elif [[ $before == '=' ]]; then
        value=${COMP_WORDS[COMP_CWORD - 2]}
    else
        value=$before
    fi
    case ${COMP_WORDS[1]} in
        lessons | lesson | record | render | export | doctor | help)
            ((COMP_CWORD > 1)) && verb=${COMP_WORDS[1]}
            ;;
    esac
    case $value in
        --source) mapfile -t COMPREPLY < <(compgen -W 'kernel schedstat psutil' -- "$word"); return ;;
        --python)
            if [[ $word == */* ]]; then
                compopt -o filenames
                mapfile -t COMPREPLY < <(compgen -f -- "$word")
            else
                mapfile -t COMPREPLY < <(compgen -c -X '!*python*' -- "$word" | sort -u)
            fi
            return
            ;;
        --start-method) mapfile -t COMPREPLY < <(compgen -W 'spawn fork forkserver' -- "$word"); return ;;
        --theme) mapfile -t COMPREPLY < <(compgen -W 'light dark contrast' -- "$word"); return ;;
        --lang) mapfile -t COMPREPLY < <(compgen -W 'en zh_CN' -- "$word"); return ;;
        --what) mapfile -t COMPREPLY < <(compgen -W 'spans events' -- "$word"); return ;;
        --cores | --timeout | --times | --size | -m) return ;;
        -o | --output)
            case $verb in
                render) _concgui_files "$word" png svg ;;
                export) _concgui_files "$word" json json.gz csv ;;
                *) _concgui_files "$word" concgui ;;
            esac
            return
            ;;
    esac
    # Behind the script, or the module, everything is its own.
    if [[ -z $verb || $verb == record ]]; then
        [[ $verb ]] && at=2 || at=1
        for ((; at < COMP_CWORD; at++)); do
            case ${COMP_WORDS[at]} in
                --source | --python | --start-method | --cores | --timeout | --output | -o)
                    if [[ ${COMP_WORDS[at + 1]} == '=' ]]; then ((at += 2)); else ((at += 1)); fi
                    ;;
                --desktop) verb=files ;;
                -m) compopt -o default; return ;;
                -*) ;;
                *) [[ $verb == files ]] && continue; compopt -o default; return ;;
            esac
        done
    fi
    if [[ $word == -* ]]; then
        local options='-h --help'
        case $verb in
            '' | files) options+=' -V --version -m --source --python --new-window --desktop' ;;
            lesson) options+=' --check --times --python --start-method --source --timeout -o --output' ;;
            record) options+=' -o --output --python --start-method --cores --source --timeout --no-lines -m' ;;
            render) options+=' -o --output --size --theme --lang' ;;
            export) options+=' -o --output --what' ;;
            doctor) options+=' --source --self-test --python' ;;
        esac
        mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
        return
    fi
    case $verb in
        lesson)
            _concgui_files "$word"
            mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -W '@LESSONS@' -- "$word")
            ;;
        record) _concgui_files "$word" py pyw ;;
        render | export) _concgui_files "$word" concgui ;;
        lessons | doctor | help) ;;
        *)
            _concgui_files "$word" py pyw concgui
            ((COMP_CWORD == 1)) && mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(
                compgen -W 'lessons lesson record render export doctor help' -- "$word"
            )
            ;;
    esac
} && complete -F _concgui concgui
